"""Whole papers of each kind and form (GB/T 9704-2012, the 1999 form, laws): what a careful reader finds in them.

Each stands in papers/NAME.txt; all of them are made up.
"""

from typing import NamedTuple

import pytest

from govdocparse import parse_file
from govdocparse.model import Document, Field
from invariants import check, check_words
from project import ROOT

FOLDER = ROOT / "tests" / "papers"


class Paper(NamedTuple):
    """What one paper says, and its parts as `role label title`, each with the addresses of its sections."""

    kind: str | None
    title: str
    number: str | None
    issuers: str
    addressees: str
    date: str | None
    parts: dict[str, str]
    signers: str = ""
    diagnostics: str = ""


PAPERS = {
    'announcement': Paper('announcement', '国家某某总局关于发布《某某管理规定》的公告', '国家某某总局公告2024年第15号', '国家某某总局', '', '2024-08-20', {'main 国家某某总局关于发布《某某管理规定》的公告': ''}, diagnostics='attachment.absent'),
    'attachments': Paper('notice', '某市生态环境局关于印发2024年执法监测计划的通知', '某环发〔2024〕9号', '某市生态环境局', '各分局', '2024-01-30', {'main 某市生态环境局关于印发2024年执法监测计划的通知': '', 'attachment 附件1 2024年执法监测计划': '一、 一、（一） 一、（一）1. 一、（一）2. 一、（二）', 'attachment 附件2 监测点位名单': '1. 2.', 'attachment 附件3 任务分工表': ''}),
    'circular': Paper('circular', '某市安全生产委员会关于“7·15”火灾事故的通报', None, '某市安全生产委员会', '各区安委会 市安委会各成员单位', '2023-07-20', {'main 某市安全生产委员会关于“7·15”火灾事故的通报': '一、 二、'}),
    'communique': Paper('communique', '中国共产党某市第十三届委员会第五次全体会议公报', None, '中国共产党某市第十三届委员会', '', '2023-12-28', {'main 中国共产党某市第十三届委员会第五次全体会议公报': ''}),
    'decision': Paper('decision', '某省人民代表大会常务委员会关于修改《某省水资源条例》的决定', None, '某省人民代表大会常务委员会', '', '2023-09-27', {'main 某省人民代表大会常务委员会关于修改《某省水资源条例》的决定': '一、 二、 三、'}),
    'emergency_plan': Paper(None, '某市防汛防台应急预案', None, '', '', None, {'main 某市防汛防台应急预案': '1 1.1 1.2 2 2.1 2.1.1 2.1.2 3'}),
    'joint_notice': Paper('notice', '关于印发《某市可再生能源发展专项资金管理办法（试行）》的通知', '某发改能源〔2023〕118号', '某市发展和改革委员会 某市财政局 某市生态环境局', '各区、县（市）发展改革局、财政局、生态环境分局 市级有关部门 各有关企业', '2023-11-20', {'main 关于印发《某市可再生能源发展专项资金管理办法（试行）》的通知': '', 'attachment 附件 某市可再生能源发展专项资金管理办法（试行）': '第一章 第一章第一条 第一章第二条 第二章 第二章第三条 第二章第三条（一） 第二章第三条（二） 第二章第三条（三） 第三章 第三章第四条'}),
    'law': Paper(None, '某某管理法', None, '全国人民代表大会常务委员会', '', '2019-08-26', {'main 某某管理法': '第一编 第一编第一章 第一编第一章第一条 第一编第一章第二条 第一编第二章 第一编第二章第三条 第二编 第二编第一分编 第二编第一分编第三章 第二编第一分编第三章第一节 第二编第一分编第三章第一节第四条 第二编第一分编第三章第一节第四条（一） 第二编第一分编第三章第一节第四条（二） 第二编第一分编第三章第一节第四条（三） 第二编第一分编第三章第一节第四条（三）1. 第二编第一分编第三章第一节第四条（三）2. 第二编第一分编第三章第一节第五条 附则 附则第六条'}),
    'letter': Paper('letter', '某市教育局关于商请支持中小学研学基地建设的函', '某教函〔2024〕18号', '某市教育局', '市文化和旅游局', '2024-06-03', {'main 某市教育局关于商请支持中小学研学基地建设的函': '一、 二、'}),
    'minutes': Paper('minutes', '关于研究老旧小区改造工作的会议纪要', '〔2024〕12号', '某市人民政府 某市人民政府办公室', '', '2024-03-15', {'main 关于研究老旧小区改造工作的会议纪要': '一、 二、'}),
    'motion': Paper('motion', '某市人民政府关于提请审议《某市养犬管理条例（草案）》的议案', '某政议〔2023〕5号', '某市人民政府', '市人大常委会', '2023-10-08', {'main 某市人民政府关于提请审议《某市养犬管理条例（草案）》的议案': ''}, signers='高远'),
    'notice_1999': Paper('notice', '某省人民政府办公厅关于印发《某省突发公共卫生事件应急办法》的通知', '某政办〔2005〕66号', '某省人民政府办公厅', '各市、县（区）人民政府 省直各单位', '2005-07-18', {'main 某省人民政府办公厅关于印发《某省突发公共卫生事件应急办法》的通知': '', 'promulgated 某省突发公共卫生事件应急办法': '第一章 第一章第一条 第二章 第二章第二条'}),
    'opinion': Paper('opinion', '某省人民政府办公厅关于促进家具产业高质量发展的实施意见（试行）', '某政办发〔2024〕15号', '某省人民政府办公厅', '各市人民政府 省政府各部门 各直属单位', '2024-05-28', {'main 某省人民政府办公厅关于促进家具产业高质量发展的实施意见（试行）': '一、 二、 二、（一） 二、（一）1. 二、（一）2. 二、（一）2.（1） 二、（一）2.（2） 二、（一）2.（2）① 二、（一）2.（2）② 二、（二） 二、（二）A. 二、（二）B. 二、（二）B.a) 二、（二）B.b) 三、'}),
    'order': Paper('order', '某市电梯安全管理办法', '某市人民政府令第305号', '某市人民政府', '', '2022-11-20', {'main': '', 'promulgated 某市电梯安全管理办法': '第一章 第一章第一条 第一章第二条 第二章 第二章第一节 第二章第一节第三条 第二章第一节第三条（一） 第二章第一节第三条（二） 第二章第一节第三条（二）1. 第二章第一节第三条（二）2. 第二章第一节第三条（三） 第二章第一节第四条之一 第二章第二节 第二章第二节第五条 第三章 第三章第六条'}, signers='钱多多'),
    'public_notice': Paper('public_notice', '某区人民政府关于实施道路临时交通管制的通告', '某政通〔2024〕3号', '某区人民政府', '', '2024-04-20', {'main 某区人民政府关于实施道路临时交通管制的通告': '一、 二、 三、'}),
    'reply': Paper('reply', '国务院关于同意设立某某新区的批复', '国函〔2015〕77号', '国务院', '某省人民政府', '2015-04-08', {'main 国务院关于同意设立某某新区的批复': '一、 二、'}),
    'report': Paper('report', '某县人民政府关于2023年法治政府建设情况的报告', '某政〔2024〕2号', '某县人民政府', '市人民政府', '2024-01-15', {'main 某县人民政府关于2023年法治政府建设情况的报告': '一、 一、（一） 一、（二） 二、 三、'}, signers='陈一'),
    'request': Paper('request', '某省水利厅关于追加2023年度防汛抢险补助资金的请示', '某水〔2023〕45号', '某省水利厅', '省人民政府', '2023-08-25', {'main 某省水利厅关于追加2023年度防汛抢险补助资金的请示': '一、 二、', 'attachment 附件1 险情统计表': '', 'attachment 附件2 资金测算说明': '一、'}, signers='李明 王小红 欧阳修竹'),
    'resolution': Paper('resolution', '某市第十五届人民代表大会第三次会议关于政府工作报告的决议', None, '某市人民代表大会', '', '2024-01-20', {'main 某市第十五届人民代表大会第三次会议关于政府工作报告的决议': ''}),
    'telegram': Paper('notice', '关于做好今年第5号台风防御工作的紧急通知', '某防指电〔2024〕7号', '某省人民政府防汛防台抗旱指挥部', '各市、县（市、区）防指 省防指成员单位', '2024-07-22', {'main 关于做好今年第5号台风防御工作的紧急通知': '一、 二、'}),
    'amending_order': Paper('order', '某某部关于修改《客运管理规定》的决定', '中华人民共和国某某部令2023年第8号', '中华人民共和国某某部', '', '2023-11-10', {'main': '', 'promulgated 某某部关于修改《客运管理规定》的决定': '一、 二、 三、', 'promulgated 客运管理规定': '第一章 第一章第一条 第二章 第二章第二条'}, signers='李一'),
    'announcement_of_congress': Paper('announcement', '某市人民代表大会常务委员会公告', '某市人民代表大会常务委员会公告〔十五届〕第十二号', '某市人民代表大会常务委员会', '', '2023-12-15', {'main 某市人民代表大会常务委员会公告': '', 'promulgated 某市物业管理条例': '第一章 第一章第一条 第二章 第二章第二条 第二章第二条（一） 第二章第二条（二） 第三章 第三章第三条'}),
    'appointment': Paper('notice', '某市人民政府关于李明等同志任免职务的通知', '某政干〔2024〕8号', '某市人民政府', '各县（市、区）人民政府 市政府各部门 各直属单位', '2024-05-16', {'main 某市人民政府关于李明等同志任免职务的通知': ''}),
    'approval_1981': Paper('report', '国务院批转国家某某总局关于加强某类学校工作的报告', '国发〔1981〕199号', '国务院', '', '1981-04-17', {'main 国务院批转国家某某总局关于加强某类学校工作的报告': '', 'attachment 附 国家某某总局关于加强某类学校工作的报告': '一、 二、 二、（一） 二、（二）'}),
    'forward_of_forward': Paper('notice', '转发国家某某办公厅转发甲部等部门关于加快培育产业新优势指导意见的通知', '某政办发〔2011〕45号', '某省人民政府办公厅', '各市、县人民政府 省政府直属各单位', '2011-08-03', {'main 转发国家某某办公厅转发甲部等部门关于加快培育产业新优势指导意见的通知': '一、 二、', 'promulgated 国家某某办公厅转发甲部等部门关于加快培育产业新优势指导意见的通知': '', 'promulgated 关于加快培育产业新优势的指导意见': '一、 一、（一） 一、（二） 二、 二、（三）'}),
    'interpretation': Paper(None, '全国人民代表大会常务委员会关于《某某基本法》第一百零四条的解释', None, '全国人民代表大会常务委员会', '', '2015-11-08', {'main 全国人民代表大会常务委员会关于《某某基本法》第一百零四条的解释': '一、 二、 二、（一） 二、（二） 三、'}),
    'joint_order': Paper('order', '', '国家某某委员会、某甲部、某乙部令第29号', '国家某某委员会 某甲部 某乙部', '', '2022-10-26', {'main': ''}, signers='张一 李二 王三', diagnostics='attachment.absent'),
    'judicial_interpretation': Paper(None, '最高人民法院 最高人民检察院关于办理某某刑事案件适用法律若干问题的解释', '法释〔2024〕99号', '最高人民法院 最高人民检察院', '', '2024-02-22', {'main 最高人民法院 最高人民检察院关于办理某某刑事案件适用法律若干问题的解释': '第一条 第一条（一） 第一条（二） 第二条'}),
    'letter_of_taiwan': Paper('letter', '台北市政府教育局 函', '北市教中字第1133012345号', '台北市政府教育局', '台北市各公私立国民中学', '2024-05-20', {'main 台北市政府教育局 函': '一、 二、 二、（一） 二、（二） 三、'}, signers='汤志民'),
    'minutes_by_issue': Paper('minutes', '县政府第十二次常务会议纪要', '第3期', '某县人民政府办公室', '', '2024-03-02', {'main 县政府第十二次常务会议纪要': '一、 二、 三、'}),
    'minutes_of_meeting': Paper('minutes', '市政府第35次常务会议纪要', '〔2024〕第9次', '某市人民政府 某市人民政府办公室', '', '2024-06-05', {'main 市政府第35次常务会议纪要': '一、 二、 三、'}),
    'party_notice': Paper('notice', '中共某市委办公室某市人民政府办公室印发《关于加强基层治理的若干措施》的通知', '某委办发〔2023〕12号', '中共某市委办公室 某市人民政府办公室', '各县（市、区）党委和人民政府 市直各单位', '2023-05-08', {'main 中共某市委办公室某市人民政府办公室印发《关于加强基层治理的若干措施》的通知': '', 'promulgated 关于加强基层治理的若干措施': '一、 一、1. 一、2. 二、 二、3. 二、4. 三、 三、5.'}),
    'press_release': Paper(None, '中共某省委办公厅 某省人民政府办公厅印发《关于推进城市更新的意见》', None, '中共某省委办公厅 某省人民政府办公厅', '', None, {'main 中共某省委办公厅 某省人民政府办公厅印发《关于推进城市更新的意见》': '一、 二、 二、（一） 二、（二） 三、 三、（十二）'}, diagnostics='outline.gap'),
    'reply_to_suggestion': Paper(None, '对市十五届人大三次会议第128号建议的答复', '某教函复〔2024〕36号', '某市教育局', '刘敏代表', '2024-06-12', {'main 对市十五届人大三次会议第128号建议的答复': '一、 一、1、 一、2、 二、'}, signers='林峰'),
    'standard': Paper(None, '某市政务服务事项编码规范', None, '', '', None, {'main 某市政务服务事项编码规范': '1 2 3 3.1 3.2 4 4.1 4.2 5 5.1 5.1.1 5.1.2 5.2', 'attachment 附录A（规范性） 校验码计算方法': ''}),
    'statistics': Paper('communique', '某市2023年国民经济和社会发展统计公报', None, '某市统计局 国家统计局某调查队', '', '2024-03-20', {'main 某市2023年国民经济和社会发展统计公报': '一、 二、 三、'}),
    'telegram_of_office': Paper('notice', '某省人民政府办公厅关于2024年“三月三”放假安排的通知', '某政办发明电〔2023〕12号', '某省人民政府办公厅', '各市、县人民政府 省人民政府各部门 各直属机构', '2023-10-25', {'main 某省人民政府办公厅关于2024年“三月三”放假安排的通知': '一、 二、 三、'}),
    'tender': Paper('announcement', '某市第二中学操场改造工程招标公告', None, '', '', '2024-03-18', {'main 某市第二中学操场改造工程招标公告': '1. 2. 2.1 2.2 2.3 3. 3.1 3.2 4. 4.1 5. 5.1 6.'}),
    'wide_set_head': Paper('notice', '关于印发《某县农村宅基地管理办法（试行）》的通知', '某政规〔2023〕3号', '某县人民政府', '各乡镇人民政府（街道办事处） 县直有关单位', '2023-08-09', {'main 关于印发《某县农村宅基地管理办法（试行）》的通知': '', 'promulgated 某县农村宅基地管理办法（试行）': '第一章 第一章第一条 第一章第二条 第二章 第二章第三条 第二章第三条（一） 第二章第三条（二） 第三章 第三章第四条 第三章第五条'}),
    'work_report': Paper('report', '政府工作报告', None, '', '各位代表', '2024-01-22', {'main 政府工作报告': '一、 二、 二、（一） 二、（一）1. 二、（一）2. 二、（二）'}, signers='周明'),
    'code_of_taiwan': Paper(None, '某某民事法', None, '', '', '2021-01-20', {'main 某某民事法': '第一编 第一编第一章 第一编第一章第1条 第一编第二章 第一编第二章第二节 第一编第二章第二节第一款 第一编第二章第二节第一款第2条 第一编第二章第二节第二款 第一编第二章第二节第二款第3条 第一编第二章第二节第二款第3条一、 第一编第二章第二节第二款第3条二、 第一编第二章第二节第二款第3-1条'}, diagnostics='outline.start'),
    'guiding_case': Paper(None, '指导案例99号：某某公司诉张某买卖合同纠纷案', None, '最高人民法院', '', '2019-02-25', {'main 指导案例99号：某某公司诉张某买卖合同纠纷案': '1. 2.'}),
    'notice_on_one_line': Paper('notice', '某某市政务服务中心关于做好窗口核查工作的通知', '某政服〔2023〕7号', '某某市政务服务中心', '各分中心 各有关单位', '2023-04-28', {'main 某某市政务服务中心关于做好窗口核查工作的通知': '一、 二、 二、（一） 二、（二） 三、 三、1. 三、2.', 'attachment 附件1 窗口情况统计表': '', 'attachment 附件2 核查要点': ''}, signers='XXX'),
    'plan_on_one_line': Paper('notice', '国务院关于某某污染防治行动计划的通知', '国发〔2013〕98号', '国务院', '各省、自治区、直辖市人民政府 国务院各部委 各直属机构', '2013-09-10', {'main 国务院关于某某污染防治行动计划的通知': '', 'promulgated 某某污染防治行动计划': '一、 一、（一） 一、（二） 二、 二、（三）'}),
    'plan_with_contents': Paper(None, '“十四五”某某发展规划', None, '', '', None, {'main “十四五”某某发展规划': '一、 一、（一） 一、（二） 二、 三、 三、（一） 四、'}),
    'questions': Paper(None, '2026年某区义务教育阶段新生入学问答', None, '', '', None, {'main 2026年某区义务教育阶段新生入学问答': '一、 一、（1） 一、（2） 二、', 'attachment 附件1 报名流程图.pdf': '', 'attachment 附件2 地段划分表.xlsx': ''}),
    'dispatch_of_macao': Paper(None, '第98/2021号行政长官批示', '第98/2021号行政长官批示', '行政长官', '', '2021-06-21', {'main 第98/2021号行政长官批示': '一、 二、 三、'}, signers='陈一心'),
    'law_of_macao': Paper(None, '轻轨交通服务法律制度', '第12/2022号法律', '', '', '2022-07-07', {'main 轻轨交通服务法律制度': '第一章 第一章第一条 第一章第一条一、 第一章第一条二、 第一章第一条二、（一） 第一章第一条二、（二） 第一章第二条 第二章 第二章第三条 第二章第三条一、 第二章第三条二、 第二章第四条'}, signers='李二明 陈一心'),
    'circular_of_hong_kong': Paper(None, '学校收取费用的安排', '教育局通告第9/2023号', '教育局', '', '2023-08-21', {'main 学校收取费用的安排': '2. 2.（a） 2.（b） 3. 4.'}, signers='陈小明', diagnostics='outline.start'),
    'notice_with_typist': Paper('notice', '关于王一等三名同志职务任免的通知', '某集团人〔2009〕112号', '某某集团有限公司', '各子（分）公司 集团机关各部门', '2009-07-03', {'main 关于王一等三名同志职务任免的通知': ''}),
    'directive_1950': Paper('directive', '政务院关于生产救灾的指示', None, '政务院', '各大行政区人民政府（军政委员会） 各省（市）人民政府 各行政公署', '1950-02-17', {'main 政务院关于生产救灾的指示': '甲、 甲、（一） 甲、（二） 乙、 丙、'}, signers='张三'),
    'plan_of_taiwan': Paper(None, '某市政府教育局资讯素养推动计划', None, '', '', None, {'main 某市政府教育局资讯素养推动计划': '壹、 贰、 贰、一、 贰、二、 参、 参、一、 参、二、'}),
    'notice_1961': Paper('notice', '中共中央关于讨论工作条例草案的通知', '中发〔1961〕426号', '中央', '各中央局 各省、市委 自治区党委', '1961-06-15', {'main 中共中央关于讨论工作条例草案的通知': '一 二'}, diagnostics='number.short_year'),
    'page_of_blanks': Paper('notice', '', '某镇政〔2020〕72号', '某市某区某某镇人民政府', '各科室 各站所 各村', '2020-10-22', {'main': '', 'attachment 某某镇突发公共事件总体应急预案（修订）': '1. 1.1 1.2 1.3 1.3（1） 1.3（2） 1.3（3） 1.3（4） 2. 2.1 2.2 2.3 3. 3.1 3.2'}),
    'accounts': Paper(None, '2022年度某县民政局部门决算', None, '', '', None, {'main 2022年度某县民政局部门决算': '第一部分 第一部分一、 第一部分二、 第二部分 第二部分一、 第三部分 第三部分一、 第四部分 第四部分1、 第四部分2、'}),
    'gazette_page': Paper('notice', '某市人民政府关于印发某市城市更新管理办法的通知', '某政发〔2024〕6号', '某市人民政府', '各区人民政府 市政府各部门', '2024-02-28', {'main 某市人民政府关于印发某市城市更新管理办法的通知': '', 'promulgated 某市城市更新管理办法': '第一章 第一章第一条 第一章第二条 第一章第三条 第二章 第二章第四条 第二章第四条（一） 第二章第四条（二） 第二章第五条'}),
    'reply_with_class': Paper(None, '对市十五届人大二次会议第56号建议的答复', '某交函〔2023〕88号', '某市交通运输局', '李二代表', '2023-06-15', {'main 对市十五届人大二次会议第56号建议的答复': '一、 二、 二、（一） 二、（二） 三、'}, signers='陈一'),
    'cases': Paper('notice', '最高人民检察院关于印发最高人民检察院第九十批指导性案例的通知', None, '最高人民检察院', '各级人民检察院', '2024-02-22', {'main 最高人民检察院关于印发最高人民检察院第九十批指导性案例的通知': '', 'promulgated 某甲非法捕捞，破坏渔业资源案（检例第900号）': '（一） （二） （二）1. （二）2. （一） （二）'}),
}  # fmt: skip


def value(field: Field | None) -> str | None:
    return field.value if field else None


def values(fields: tuple[Field, ...]) -> str:
    return " ".join(field.value for field in fields)


def parts(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in document.parts:
        sections = [section for section in document.sections() if part.span.start <= section.span.start < part.span.end]
        name = " ".join(word for word in (part.role, part.label, part.title) if word)
        found[name] = " ".join(section.address for section in sections)
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_paper(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    document = parse_file(path)
    source = path.read_text(encoding="utf-8")
    check(document, source)
    if document.source.script == "simplified":
        check_words(document, source)
    metadata = document.metadata
    assert PAPERS[name] == Paper(
        document.kind,
        value(metadata.title) or "",
        value(metadata.document_number),
        values(metadata.issuers),
        values(metadata.addressees),
        value(metadata.issue_date),
        parts(document),
        values(metadata.signers),
        " ".join(item.code for item in document.diagnostics),
    )


def test_each_paper_is_tested() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PAPERS)
