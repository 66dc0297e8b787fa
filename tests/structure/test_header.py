"""The header, the catalogue box, title and addressees, one small paper a case."""

from functools import partial
from typing import Any

import pytest

from govdocparse import Document, parse
from govdocparse.expressions.labels import labels_in
from govdocparse.grammar import shipped
from govdocparse.model import Paragraph
from invariants import check
from structures import BODY, chosen, fields, structure_of
from timing import assert_linear


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # addressees and the text on one line
        (("关于防汛的通知", f"各缴存单位、缴存人：为做好工作，{BODY}"), {"addressees": ["各缴存单位、缴存人"]}),
        # numbers and marks above the title
        (("杭州市人民政府文件", "杭政函〔2025〕21号", "关于做好防汛工作的通知"), {"issuers": ["杭州市人民政府"], "document_number": "杭政函〔2025〕21号"}),
        (("某某管理委员会", "某市某区人民政府 文件", "某高新〔2025〕3号", "关于做好防汛工作的通知"), {"issuers": ["某某管理委员会", "某市某区人民政府"]}),
        (("ZJAC00-2025-0002", "关于做好防汛工作的通知"), {"unified_number": "ZJAC00-2025-0002"}),
        (("000012", "机密★1年", "特急", "某省人民政府文件", "关于做好防汛工作的通知"), {"copy_number": "000012", "security_level": "机密★1年", "urgency": "特急"}),
        (("机密★一年", "特急", "某市财政局文件", "关于做好决算工作的通知"), {"security_level": "机密★一年", "urgency": "特急", "title": "关于做好决算工作的通知"}),
        (("绝密★二十年", "关于做好决算工作的通知"), {"security_level": "绝密★二十年", "title": "关于做好决算工作的通知"}),
        (("某省人民政府文件", "某政发〔2025〕3号 签发人：张三、李四", "关于追加经费的请示"), {"signers": ["张三", "李四"], "document_number": "某政发〔2025〕3号"}),
        # what a draft leaves open, and a page blots out
        (("某市财政局文件", "某财〔2025〕 号 签发人：张三", "关于追加经费的请示"), {"signers": ["张三"], "document_number": None, "title": "关于追加经费的请示"}),
        (("某市财政局文件", "某财〔2025〕3号 签发人：", "关于追加经费的请示"), {"signers": None, "document_number": "某财〔2025〕3号", "title": "关于追加经费的请示"}),
        (("某财〔2025〕3号 签发人：×××", "关于追加经费的请示"), {"signers": ["×××"], "document_number": "某财〔2025〕3号", "title": "关于追加经费的请示"}),
        (("某市人民政府", "某政发〔202×〕××号", "关于防汛的通知"), {"issuers": ["某市人民政府"], "document_number": None, "title": "关于防汛的通知"}),
        (("某号 签发人：张三", "关于防汛的通知"), {"signers": ["张三"], "title": "某号关于防汛的通知"}),
        # two numbers on a line, how the paper is made public, and what is left of a mark whose name is a picture
        (("CSCR-2018-01025 某政办函〔2018〕75号", "关于防汛的通知"), {"unified_number": "CSCR-2018-01025", "document_number": "某政办函〔2018〕75号", "title": "关于防汛的通知"}),
        (("公 开", "某建管〔2021〕4号", "关于防汛的通知"), {"disclosure": "公开", "title": "关于防汛的通知"}),
        (("文件", "某建〔2026〕5号", "某局关于防汛的通知"), {"title": "某局关于防汛的通知"}),
        (("某市发布的文件", "关于防汛的通知", BODY), {"issuers": None}),
        # a title may begin with many bodies, and what a page says of its validity is none of it
        (("某市水利局", "某市财政局", "某市教育局", "某市公安局", "某市民政局", "某市商务局", "某市体育局", "关于印发", "若干措施的通知"), {"title": "某市水利局某市财政局某市教育局某市公安局某市民政局某市商务局某市体育局关于印发若干措施的通知"}),
        (("［已废止］某市政府关于防汛的通知",), {"title": "某市政府关于防汛的通知", "validity": "已废止"}),
        (("某市政府贯彻国务院关于防汛文件的通知", "各区政府：", BODY), {"issuers": ["某市政府"]}),
        # titles
        (("关于做好防汛工作的通知",), {"title": "关于做好防汛工作的通知"}),
        (("某市人民政府印发关于推动经济", "高质量发展的若干政策（2025年版）的通知"), {"title": "某市人民政府印发关于推动经济高质量发展的若干政策（2025年版）的通知", "edition": "2025年版"}),
        (("某区（新区）管委会 政府", "印发若干政策", "（2025年版）的通知"), {"title": "某区（新区）管委会 政府印发若干政策（2025年版）的通知"}),
        (("推动发展若干政策", "（征求意见稿）"), {"title": "推动发展若干政策（征求意见稿）", "draft_status": "征求意见稿"}),
        (("某市专项资金管理办法", "（目的和依据）", "第一条 为了发展，制定本办法。"), {"title": "某市专项资金管理办法"}),
        (("某市专项资金管理办法（试行）",), {"title": "某市专项资金管理办法（试行）", "edition": "试行"}),
        (("某市关于审理案件适用规则的解释", "某市关于审理", "案件适用规则", "的解释"), {"title": "某市关于审理案件适用规则的解释"}),
        (("某某组织规程", "法条"), {"title": "某某组织规程"}),
        (("中华人民共和国外国某某银行", "财产豁免法", "（2005年10月25日全国人民代表大会常务委员会第十八次会议通过）"), {"title": "中华人民共和国外国某某银行财产豁免法"}),
        (("某省人民代表大会", "常务委员会议事规则", "第一条 为了规范议事，制定本规则。"), {"title": "某省人民代表大会常务委员会议事规则"}),
        (("某省各级人民代表大会", "和各级人民政府组织办法", "第一条 为了规范组织，制定本办法。"), {"title": "某省各级人民代表大会和各级人民政府组织办法"}),
        (("中共某市委办公室", "某市人民政府办公室", "印发《某措施》的通知"), {"title": "中共某市委办公室某市人民政府办公室印发《某措施》的通知"}),
        (("某市2023年统计公报［1］", "某市统计局 某某调查队", "2024年3月20日"),
         {"title": "某市2023年统计公报", "issuers": ["某市统计局", "某某调查队"], "issue_date": "2024-03-20"}),
        (("某部关于同意授权某省人民政府", "审批用地事项的批复"), {"title": "某部关于同意授权某省人民政府审批用地事项的批复"}),
        (("某市供水管理办法", "（2025年修订版公开征求意见稿）"), {"title": "某市供水管理办法（2025年修订版公开征求意见稿）", "draft_status": "公开征求意见稿"}),
        (("某院关于审理案件的规定（附：理解与适用）",), {"title": "某院关于审理案件的规定"}),
        # what a site says of the issuer, between its own title and the paper's
        (("某市供水管理条例", "某省某市人大常委会", "某市供水管理条例"), {"title": "某市供水管理条例", "issuers": ["某省某市人大常委会"]}),
        (("某市人民政府关于防汛的通知", "某省某市人民政府", "某市人民政府关于防汛的通知"), {"issuers": ["某市人民政府"]}),
        (("甲市水利局", "甲市财政局", "关于防汛的通知"), {"title": "甲市水利局甲市财政局关于防汛的通知", "issuers": ["甲市水利局", "甲市财政局"]}),
        (("关于防汛的通知", "甲某部、乙某部", "关于防汛的通知"), {"issuers": ["甲某部", "乙某部"], "title": "关于防汛的通知"}),
        # collections of laws: date and number before the first words, what repeals the text; a body above its date
        (("某省人民政府关于任免问题的通知", "（1985年5月4日某政〔1985〕38号）根据规定，现将有关问题通知如下："),
         {"issue_date": "1985-05-04", "document_number": "某政〔1985〕38号", "title": "某省人民政府关于任免问题的通知"}),
        (("关于基金问题的通知", "甲某部", "关于基金问题的通知", "根据1997年9月8日甲某部发布的关于公布废止目录的通知失效", BODY),
         {"issue_date": None, "issuers": ["甲某部"], "validity": "失效"}),
        (("某市统计局", "（2018年4月16日）", BODY), {"issuers": ["某市统计局"], "issue_date": "2018-04-16", "title": None}),
        # the dateline of an agency, terms and meetings of a congress, what an old page of the state says first
        (("新华网某地3月16日电 第十届全国人民代表大会第五次会议关于报告的决议", BODY),
         {"title": "第十届全国人民代表大会第五次会议关于报告的决议", "issuers": ["全国人民代表大会"]}),
        (("关于报告的决议", "某政府门户网站 www.example.cn 2008年03月06日 来源：某某日报", "某省第一届人民代表大会", "第一次会议关于报告的决议", "（一九五四年九月二十六日通过）", BODY),
         {"title": "某省第一届人民代表大会第一次会议关于报告的决议", "publication_date": "2008-03-06"}),
        (("某某总局公告2006年（第12号）", BODY), {"document_number": "某某总局公告2006年第12号", "issuers": ["某某总局"], "title": None}),
        (("某市人大常委会公告", "第三十七号", "《某条例》已经通过，现予公布。"), {"document_number": "某市人大常委会公告第37号", "title": "某市人大常委会公告"}),
        # orders with the number on the line of the mark or of the title, and of the state
        (("某市人民政府令〔2025〕第3号 某市供水管理办法", "《某市供水管理办法》已经通过，现予公布。"), {"document_number": "某市人民政府令〔2025〕3号", "title": "某市供水管理办法"}),
        (("某省某市人民政府", "某市人民政府令第79号", "某市供水管理办法"), {"issuers": ["某市人民政府"], "document_number": "某市人民政府令第79号"}),
        (("中华人民共和国国务院令", "第227号", "某某管理条例"), {"issuers": ["国务院"], "document_number": "中华人民共和国国务院令第227号"}),
        (("某公积金中心规字〔2026〕3号", "关于防汛的通知"), {"document_number": "某公积金中心规字〔2026〕3号"}),
        (("关于防汛的批复", "（某函［20O0］31号）"), {"title": "关于防汛的批复", "document_number": "某函〔2000〕31号"}),
        # addressees
        (("关于做好防汛工作的通知", "各区、县（市）人民政府，市政府各部门、各直属单位："), {"addressees": ["各区、县（市）人民政府", "市政府各部门", "各直属单位"]}),
        (("关于做好防汛工作的通知", "各省、自治区、直辖市人民政府，国务院各部委、各直属机构："), {"addressees": ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]}),
        (("关于同意设立试验区的批复", "浙江省人民政府、商务部："), {"addressees": ["浙江省人民政府", "商务部"]}),
        (("关于追加经费的请示", "省财政厅："), {"addressees": ["省财政厅"]}),
        (("〔十五届〕第25号", "《某条例》已经通过，现予公布。"), {"document_number": "〔十五届〕第25号"}),
        (("关于办理情况的函", "四川省人民政府："), {"addressees": ["四川省人民政府"]}),
        (("关于防汛的通知", "各区政府、某开发区管理委员会、市政府有关部门："), {"addressees": ["各区政府", "某开发区管理委员会", "市政府有关部门"]}),
        (("关于防汛的通知", "中央网信办、财政部、教育部，各省、自治区、直辖市商务主管部门："), {"addressees": ["中央网信办", "财政部", "教育部", "各省、自治区、直辖市商务主管部门"]}),
        (("关于防汛的通知", "各街道办事处、幸福乡人民政府，机关各处室、局属各单位："), {"addressees": ["各街道办事处", "幸福乡人民政府", "机关各处室", "局属各单位"]}),
        (("关于防汛的通知", "各县（市）、区水利局、财政局，各有关单位："), {"addressees": ["各县（市）、区水利局、财政局", "各有关单位"]}),
        (("关于防汛的通知", "各区政府，各相关委、办、局："), {"addressees": ["各区政府", "各相关委、办、局"]}),
        (("关于补贴的通知", "各县（市、区）财政局、民政局、残联，市属高校："), {"addressees": ["各县（市、区）财政局、民政局、残联", "市属高校"]}),
        (("关于防汛的通知", "市、区各相关单位："), {"addressees": ["市、区各相关单位"]}),
        # the text right behind them
        (("关于防汛的通知", "各区人民政府，市政府各部门：《某方案》已经市政府同意，现印发给你们。"), {"addressees": ["各区人民政府", "市政府各部门"]}),
        (("各区人民政府，市政府各部门：为做好防汛工作，现将有关事项通知如下：",), {"addressees": ["各区人民政府", "市政府各部门"]}),
        (("职责分工", "各区人民政府：负责防汛工作。"), {"addressees": None}),
        # more signers, marks with a name behind 文件, marks of letters and minutes
        (("某省人民政府文件", "某政发〔2025〕3号 签发人：张三", "李四 王小五", "关于追加经费的请示"), {"signers": ["张三", "李四", "王小五"]}),
        (("某市委组织部", "某市财政局文件", "某市教育局", "某组发〔2025〕3号", "关于防汛的通知"), {"issuers": ["某市委组织部", "某市财政局", "某市教育局"]}),
        (("某市教育局", "某教函〔2025〕3号", "关于商请支持的函"), {"issuers": ["某市教育局"], "title": "关于商请支持的函"}),
        (("某市人民政府", "专题会议纪要", "〔2025〕3号", "某市人民政府办公室 2025年3月5日", "关于改造工作的会议纪要"),
         {"issuers": ["某市人民政府", "某市人民政府办公室"], "issue_date": "2025-03-05", "document_number": "〔2025〕3号", "title": "关于改造工作的会议纪要"}),
        (("某市自然资源局", "土地使用权出让公告", "某告字〔2025〕3号"), {"title": "某市自然资源局土地使用权出让公告"}),
        (("某省防汛指挥部", "发电", "某防电〔2025〕3号", "关于防御台风的紧急通知"), {"issuers": ["某省防汛指挥部"], "title": "关于防御台风的紧急通知"}),
        (("中共某市委 某市人民政府", "关于振兴的意见"), {"issuers": ["中共某市委", "某市人民政府"], "title": "中共某市委 某市人民政府关于振兴的意见"}),
        # a cell without a value was dropped; a number is no name
        (("关键词 | 发布机构 | 某某镇 | |", "索引号 | 330/2025-1 |", "关于防汛的通知"), {"keywords": None, "publisher": "某某镇", "index_number": "330/2025-1"}),
        (("名称 | 关于防汛的通知 | ||", "颁布单位 | 155 | 文号 | 某发〔2025〕3号 |", "有效与否 | 有效 | 发布日期 | 2025-02-09 |"),
         {"title": "关于防汛的通知", "issuers": None, "document_number": "某发〔2025〕3号", "validity": "有效", "publication_date": "2025-02-09"}),
        # a label without a value above the text, the site's own word before a date, the title of the page
        (("某市供水办法", "发布日期：2025-02-08", "文章来源：", "第一章", "总则", "第一条 为了供水，制定本办法。"), {"information_source": None}),
        (("关于防汛的通知", "本站 2025-02-08 09:44:50", BODY), {"publication_date": "2025-02-08"}),
        (("某市人民政府关于防汛的决定 某某文库", "某市人民政府关于防汛的决定", BODY), {"title": "某市人民政府关于防汛的决定"}),
        (("| 索引号 | 330/2025-1 | 分类 | 其他 |", "| 文号 | 某发〔2025〕3号 | 有效性 | 有效 |", "关于防汛的通知"),
         {"index_number": "330/2025-1", "subject_category": "其他", "document_number": "某发〔2025〕3号", "validity": "有效"}),
        (("国家某某总局", "公 告", "2024年第15号", "关于发布某规定的公告"),
         {"issuers": ["国家某某总局"], "document_number": "国家某某总局公 告2024年第15号".replace(" ", ""), "title": "关于发布某规定的公告"}),
        (("某市人民政府", "令", "第15号"), {"issuers": ["某市人民政府"], "document_number": "某市人民政府令第15号"}),
        # wide-set marks and names, telegrams, minutes, speeches
        (("某 县 人 民 政 府 文 件", "某政发〔2025〕3号 签发人：林 峰", "关于追加经费的请示"), {"issuers": ["某县人民政府"], "signers": ["林峰"]}),
        (("某省人民政府办公厅", "发 电", "等级 特急·明电 某政发明电〔2023〕12号", "关于防御台风的通知"),
         {"issuers": ["某省人民政府办公厅"], "urgency": "特急", "document_number": "某政发明电〔2023〕12号", "title": "关于防御台风的通知"}),
        (("某市资源局会议纪要", "某资纪〔2025〕3号", "关于改造工作的讨论会纪要"),
         {"issuers": ["某市资源局"], "document_number": "某资纪〔2025〕3号", "title": "关于改造工作的讨论会纪要"}),
        (("总经理办公会议纪要", "〔2025〕3号", "某某集团有限公司"), {"issuers": ["某某集团有限公司"], "document_number": "〔2025〕3号", "title": "总经理办公会议纪要"}),
        (("会 议 纪 要", "第 3 期", "某县人民政府办公室 2024年3月2日", "县政府第十二次常务会议纪要"),
         {"document_number": "第3期", "issue_date": "2024-03-02", "title": "县政府第十二次常务会议纪要"}),
        (("某市人民政府常务会议纪要", "〔2025〕5号"), {"document_number": "〔2025〕5号", "title": "某市人民政府常务会议纪要"}),
        (("某市人民政府常务会议纪要", "（第5期）"), {"document_number": "第5期", "title": "某市人民政府常务会议纪要"}),
        (("某市人民政府常务会议纪要", "2025年第5期"), {"document_number": "2025年第5期", "title": "某市人民政府常务会议纪要"}),
        (("政府工作报告", "——2024年1月22日在某市第十五届人民代表大会第四次会议上", "某市市长 周明"),
         {"title": "政府工作报告", "issue_date": "2024-01-22", "signers": ["周明"]}),
        (("某区2024年预算执行情况的报告", "2025年1月8日在某区第七届人民代表大会第四次会议上", "某区财政局"),
         {"title": "某区2024年预算执行情况的报告", "issue_date": "2025-01-08", "issuers": ["某区财政局"]}),
        (("某省审计厅审计结果公告", "2024年第3号（总第58号）"), {"document_number": "某省审计厅审计结果公告2024年第3号"}),
        (("某省税务局", "某省财政厅", "关于落实税收政策的公告", "（2023年第6号）"), {"document_number": "公告2023年第6号"}),
        (("某甲部", "某乙部", "令", "第29号"), {"issuers": ["某甲部", "某乙部"], "document_number": "某甲部、某乙部令第29号"}),
        (("某市人民政府", "市长办公会议纪要", "（第7次）", "某市人民政府办公室 2023年9月11日"),
         {"title": "市长办公会议纪要", "document_number": "第7次", "issuers": ["某市人民政府", "某市人民政府办公室"]}),
        (("某某监管局行政处罚决定书", "某监罚决字〔2023〕5号"), {"issuers": ["某某监管局"]}),
        (("某县经济普查公报（第二号）", "——第二产业情况", "某县统计局", "2020年5月20日"),
         {"title": "某县经济普查公报（第二号）——第二产业情况", "issuers": ["某县统计局"], "issue_date": "2020-05-20"}),
        (("关于第87号提案的答复", "某文提字〔2023〕15号 答复类别：B"), {"document_number": "某文提字〔2023〕15号", "title": "关于第87号提案的答复"}),
        (("在全县工作会议上的讲话", "县委书记 李建军", "（2023年2月16日）"), {"signers": ["李建军"], "issue_date": "2023-02-16"}),
        (("中华人民共和国国家发展和改革委员会", "中华人民共和国工业和信息化部", "令", "第18号"),
         {"document_number": "中华人民共和国国家发展和改革委员会、中华人民共和国工业和信息化部令第18号"}),
        # number and date, or an order and its number in a term, on one line
        (("关于印发某办法的通知", "1996年7月22日 国税发〔1996〕127号"), {"issue_date": "1996-07-22", "document_number": "国税发〔1996〕127号"}),
        (("某某法", "中华人民共和国主席令（九届第37号）"), {"document_number": "中华人民共和国主席令九届第37号", "issuers": ["中华人民共和国主席"]}),
        (("关于印发某规定的通知", "［1990］国土〔籍〕字第101号"), {"document_number": "（1990）国土〔籍〕字第101号"}),
        (("某局2018年支出 评价报告", "详细信息", "公开内容", "某局2018年支出", "评价报告"), {"title": "某局2018年支出评价报告"}),
        (("某局部门决算", "来源：管理员 2023-09-08 17:15", "浏览量：1"), {"information_source": "管理员", "publication_date": "2023-09-08"}),
        (("发文机关 |", "某省税务局 |", "颁布日期 |", "2011-03-04 |", "法规分类 |", "|", "某省税务局关于个体户的公告"),
         {"issuers": ["某省税务局"], "issue_date": "2011-03-04", "title": "某省税务局关于个体户的公告"}),
        (("法规名称：公文条例", "修正日期：民国96年3月21日"), {"title": "公文条例", "issue_date": "2007-03-21"}),
        (("传真电报", "等级 特急·明电 某应急明电〔2024〕15号", "关于做好防汛工作的紧急通知"), {"title": "关于做好防汛工作的紧急通知"}),
        (("【通知】关于元旦放假的通知",), {"title": "关于元旦放假的通知"}),
        (("某部关于工资问题的复函", "（63）中劳薪字第415号", "某省劳动局："), {"document_number": "（1963）中劳薪字第415号", "addressees": ["某省劳动局"]}),
        (("关于医保缴费的温馨提示", "某区医保局2024年10月12日17:30浙江"), {"title": "关于医保缴费的温馨提示"}),
        # what a page puts around the title
        (("成府发〔2014〕7号《某办法》的说明", "《某市人民政府关于印发〈某办法〉的通知》", "成府发〔2014〕7号"),
         {"title": "某市人民政府关于印发《某办法》的通知", "document_number": "成府发〔2014〕7号", "issuers": ["某市人民政府"]}),
        (("某市关于防汛的通知（某政发〔2025〕3号）",), {"title": "某市关于防汛的通知", "document_number": "某政发〔2025〕3号"}),
        (("某政发〔2025〕3号 某市关于防汛的通知",), {"title": "某市关于防汛的通知", "document_number": "某政发〔2025〕3号"}),
        (("某区人民政府 关于同意整合的批 复",), {"issuers": ["某区人民政府"]}),
        (("来源：某市政府网 日期：2017-01-12 17:08 字号：【", "视力保护色：", "浏览量：", "关于防汛的通知", "各县区委、人民政府："),
         {"title": "关于防汛的通知", "addressees": ["各县区委、人民政府"], "publication_date": "2017-01-12"}),
        (("关于防汛的通知", "发布日期：2018-08-21 11:54:36 来源：", "各位人大代表："), {"addressees": ["各位人大代表"], "information_source": None}),
        (("索引号：115/2018-1 公文目录：应急 发文日期：2017年6月28日 主题词：文 号：成文日期：", "某政办发〔2017〕46号", "关于防汛的通知"),
         {"index_number": "115/2018-1", "issue_date": "2017-06-28", "document_number": "某政办发〔2017〕46号", "keywords": None}),
        (("索引号：115/2018-1", "内容概述：", "关于防汛的通知", "各区："), {"title": "关于防汛的通知"}),
        # numbers and dates around the title
        (("某交函〔2023〕88号（A类）", "对第15号建议的答复"), {"document_number": "某交函〔2023〕88号", "title": "对第15号建议的答复"}),
        (("关于促进消费的通知", "某贸函2025年第322号"), {"document_number": "某贸函2025年第322号"}),
        (("关于防汛的讲话", "2025年3月5日"), {"issue_date": "2025-03-05", "title": "关于防汛的讲话"}),
        (("某市某某典", "某市某某典"), {"title": "某市某某典"}),
        (("在全市工作会议上的讲话", "（2025年1月8日）", "张三"), {"title": "在全市工作会议上的讲话", "issue_date": "2025-01-08"}),
        # what a site says between title and text; a month in brackets
        (("某县2022年统计公报", "关联稿件：", "图文解读：《某县统计公报》 2023-07-12", "某县统计局 某某调查队", "（2023年5月）"),
         {"issuers": ["某县统计局", "某某调查队"], "issue_date": "2023-05", "addressees": None}),
        # set apart, numbered below, issued by several bodies
        (("某市中级人民法院", "公 告", "（2023）浙01破23号"), {"title": "某市中级人民法院公告", "document_number": "（2023）浙01破23号"}),
        (("某村村民委员会公告", "（2024）第2号"), {"title": "某村村民委员会公告", "document_number": "某村村民委员会公告（2024）第2号"}),
        (("某某委员会、某部", "公告", "2024年第5号"), {"title": "某某委员会、某部公告", "document_number": "某某委员会、某部公告2024年第5号"}),
        (("中共中央 国务院关于振兴的意见",), {"issuers": ["中共中央", "国务院"]}),
        # a question or a guide as a title, a label for it, who put it out
        (("怎么申领社会保障卡？", "本市户籍人员和其他人员。"), {"title": "怎么申领社会保障卡？"}),
        (("2025年，某市企业职工基本养老金申领业务办理详解", "某市参保单位、参保人", "申领人必须同时符合以下条件。"), {"title": "2025年，某市企业职工基本养老金申领业务办理详解"}),
        (("某市养老保险办事指南", "印发通知"), {"title": "某市养老保险办事指南印发通知"}),
        (("标题：某省政府办公厅关于印发《工作方案》的通知", "来源：某政府网", "文种：通知"), {"title": "某省政府办公厅关于印发《工作方案》的通知", "issuers": ["某省政府办公厅"]}),
        (("关于审理不当收费的规定", "典型案例", "某人民法院发布", "2022-03-15"), {"issuers": ["某人民法院"], "issue_date": "2022-03-15"}),
        # numbered by the year (Macao, Hong Kong)
        (("行政长官办公室", "第98/2021号行政长官批示"), {"document_number": "第98/2021号行政长官批示", "title": "第98/2021号行政长官批示"}),
        (("第12/2022号法律", "轻轨交通服务法律制度"), {"document_number": "第12/2022号法律", "title": "轻轨交通服务法律制度"}),
        (("教育局通函第9/2023号", "分发名单：各中学校长", "副本送：各组主管", "学校收费的安排", "摘要"),
         {"document_number": "教育局通函第9/2023号", "title": "学校收费的安排", "addressees": ["各中学校长"], "cc": ["各组主管"], "issuers": ["教育局"]}),
        (("发展局", "技术通告（工务）第5/2024号", "信息模拟技术的应用"),
         {"document_number": "技术通告（工务）第5/2024号", "title": "信息模拟技术的应用", "issuers": ["发展局"]}),
        # the day, the number and the body of a paper in one bracket or on one line below its title
        (("某省关于任免人员的通知", "（1985年5月4日某政〔1985〕38号）"), {"document_number": "某政〔1985〕38号", "issue_date": "1985-05-04", "notes": None}),
        (("某省关于任免人员的通知", "（某政〔1985〕38号 1985年5月4日）"), {"document_number": "某政〔1985〕38号", "issue_date": "1985-05-04"}),
        (("某省关于任免人员的通知", "某政〔1985〕38号 1985年5月4日"), {"document_number": "某政〔1985〕38号", "issue_date": "1985-05-04"}),
        (("关于任免人员的通知", "（某省人民政府 一九八五年五月四日）"), {"issuers": ["某省人民政府"], "issue_date": "1985-05-04"}),
        (("关于任免人员的通知", "（某省代表团 一九八五年五月四日 赴京）"), {"issue_date": None}),
        (("某省人民法院关于索赔期的复函", "1988年12月8日，某省法院", "某市法院："), {"issuers": ["某省人民法院"], "issue_date": "1988-12-08"}),
        (("装卸管理办法", "1988年1月6日，铁道部"), {"issuers": ["铁道部"], "issue_date": "1988-01-06", "title": "装卸管理办法"}),
        (("装卸管理办法", "1988年1月6日，全市动员"), {"issue_date": None}),
        (("关于印发规定的通知（2004/06/23）", "2004-6-23某政发〔2004〕89号", "各县："),
         {"title": "关于印发规定的通知", "document_number": "某政发〔2004〕89号", "issue_date": None}),
        (("某署公告2022年第39号（关于公布清单的公告）",), {"title": "关于公布清单的公告", "document_number": "某署公告2022年第39号"}),
        (("某某人民法院对合同问题的批复",), {"issuers": ["某某人民法院"]}),
        (("某市对外开放的规定",), {"issuers": None}),
        # adoption notes that break off
        (("航行规则", "1958年4月19日 交通部", "水产部发布"), {"issuers": ["交通部", "水产部"], "issue_date": "1958-04-19"}),
        (("关于定罪问题的批复", "2018年1月25日 最高人民法院审判委员会第1732次会议", "2018年3月2日 最高人民检察院第十二届检察委员会第74次会议通过"),
         {"issuers": ["最高人民法院", "最高人民检察院"], "issue_date": "2018-03-02"}),
        (("关于借贷问题的批复", "2020年11月9日 最高人民法院审判委员会", "第1815次会议通过，自2021年1月1日起施行）"),
         {"issuers": ["最高人民法院"], "issue_date": "2020-11-09", "effective_date": "2021-01-01"}),
        # notes of several clauses; a text that was written anew has another day from which it is in force
        (("某所交易规则", "（2023年修订）", "（2001年11月30日实施；2006年5月15日第一次修订；根据2023年2月17日《关于发布〈某规则〉的通知》修订）", "第一章 总则"),
         {"title": "某所交易规则（2023年修订）", "issue_date": "2023-02-17", "effective_date": None}),
        (("某市条例", "2001年5月1日 某市人民代表大会常务委员会第二次会议通过", "2001年10月1日 施行", "2006年5月15日 某市人民代表大会常务委员会第五次会议修正", "第一章 总则"),
         {"issue_date": "2006-05-15", "effective_date": "2001-10-01"}),
        # a paper of a series
        (("某所基金业务指引", "第4号——风险管理", "第一章 总则"), {"title": "某所基金业务指引第4号——风险管理"}),
        (("某所基金业务指引", "第4号", "第一章 总则"), {"title": "某所基金业务指引"}),
        # one attachment with its form is all that the file holds
        (("附件1", "某所基金业务指引", "第4号——风险管理", "第一条 为加强管理，制定本指引。", "附表", "人员名单", "姓名"), {"title": "某所基金业务指引第4号——风险管理"}),
        # what a page puts above the title, and says twice
        (("甲站 | 乙站 | 丙站", "某市代表辞职暂行办法", "某省某市人大常委会", "某市代表辞职暂行办法", "（2005年7月27日市五届人大常委会第十七次会议通过）"),
         {"title": "某市代表辞职暂行办法", "issuers": ["某省某市人大常委会"]}),
        (("某政府门户网站 2008年6月18日 来源：商务部", "某某商务部公告", "2008年第43号"), {"title": "某某商务部公告", "document_number": "某某商务部公告2008年第43号"}),
        (("页面宽度（px）：", "某市关于防汛的通知", "各县："), {"title": "某市关于防汛的通知", "addressees": ["各县"]}),
        (("某某有限公司部门文件", "某电〔2021〕5号", "关于防汛的通知"), {"issuers": ["某某有限公司"]}),
        (("某省发展和改革委员会", "特提", "关于召开座谈会的函", "各市："),
         {"title": "关于召开座谈会的函", "issuers": ["某省发展和改革委员会"], "urgency": "特提"}),
        (("某省委办公厅", "等级特提·明电", "某办发电〔2021〕30号", "关于召开大会的通知"), {"issuers": ["某省委办公厅"], "urgency": "特提"}),
        (("发文机构：县政府网站", "索引号：115/2018-1", "某县人民政府工作规则"), {"issuers": None, "information_source": "县政府网站"}),
        (("某市营商环境条例", "〔十五届〕第25号"), {"title": "某市营商环境条例", "document_number": "〔十五届〕第25号"}),
        (("关于任免人员的通知", "各县、自治县、区人民政府，市属企业："), {"addressees": ["各县、自治县、区人民政府", "市属企业"]}),
        (("关于任免人员的通知", "各区房产局、某民市更新局、某库县住建局："), {"addressees": ["各区房产局", "某民市更新局", "某库县住建局"]}),
        (("关于任免人员的通知", "各区房产局、城市管理局："), {"addressees": ["各区房产局、城市管理局"]}),
        (("某镇关于成立小组的通知", "索 引 号：甲/2024-7", "时 效 性：有效 有效"), {"validity": "有效"}),
        (("关于任免人员的通知", "镇机关各办公室、镇属各企业、各村居："), {"addressees": ["镇机关各办公室", "镇属各企业", "各村居"]}),
        (("某市管理办法（修订草案征求意见稿）公开征求意见",), {"draft_status": "修订草案征求意见稿"}),
        # labels that square brackets part from their values, and a box of two lines below its index number
        (("某省关于任免人员的通知", "【发布单位】81202", "【发布文号】-----------", "【发布日期】1985-05-04", "【生效日期】1985-06-04", "某省人民政府关于任免人员的通知"),
         {"title": "某省人民政府关于任免人员的通知", "publication_date": "1985-05-04", "effective_date": "1985-06-04", "document_number": None}),
        (("某镇关于成立小组的通知", "索引号 XE5000000-2020-005 发布机构 某镇", "公开类别 主动公开 发布时间 2020-05-18"),
         {"index_number": "XE5000000-2020-005", "publisher": "某镇", "disclosure": "主动公开", "publication_date": "2020-05-18"}),
        (("大纲1", "某市公务员考试大纲"), {"title": "某市公务员考试大纲"}),
        (("2022年通过认证的专业名单",), {"title": "2022年通过认证的专业名单"}),
        (("土 地 使 用 的 批 复",), {"title": "土地使用的批复"}),
        # orders and announcements whose number has a bracketed year; a bare 政府 names no government
        (("某办法", "某某银行令［2009］第1号", "《某办法》已经会议通过，现予公布。"),
         {"document_number": "某某银行令〔2009〕1号", "issuers": ["某某银行"]}),
        (("某省规定", "政府令〔2010〕第15号"), {"document_number": "政府令〔2010〕15号", "issuers": None}),
        (("某银行 某管理局公告〔2024〕第7号（资金管理规定）",),
         {"document_number": "某银行、某管理局公告〔2024〕7号", "title": "某银行 某管理局公告〔2024〕第7号（资金管理规定）"}),
        (("某总署公告2017年第26号（关于简化手续的公告）",), {"issuers": ["某总署"], "title": "关于简化手续的公告"}),
        (("某某部令第76号", "——某某部关于修改《某准则》的决定", "部长 张三"), {"title": "某某部关于修改《某准则》的决定"}),
        (("关于发布《某规则》的公告（已废止）",), {"title": "关于发布《某规则》的公告", "validity": "已废止"}),
        (("某银行 某总局 某某会令〔2025〕第11号（客户管理办法）",),
         {"document_number": "某银行、某总局、某某会令〔2025〕11号", "title": "客户管理办法", "issuers": ["某银行", "某总局", "某某会"]}),
        (("某某部令第3号（《进口办法（试行）》）",), {"document_number": "某某部令第3号", "title": "进口办法（试行）", "issuers": ["某某部"]}),
        # labels in square brackets, in cells and in a list with numbers
        (("[ 索引号 ] | 甲/2024-7 | [ 发文字号 ] | |", "[ 成文日期 ] | 2024-12-06 | [ 发布日期 ] | 2024-12-07 |", "某镇防汛预案"),
         {"index_number": "甲/2024-7", "issue_date": "2024-12-06", "publication_date": "2024-12-07", "title": "某镇防汛预案"}),
        (("1.［索引号］甲/2024-7", "2.［文种分类］ 其他", "3.［成文日期］2024-12-06", "4.［失效日期］", "某镇防汛预案"),
         {"index_number": "甲/2024-7", "genre": "其他", "issue_date": "2024-12-06", "title": "某镇防汛预案"}),
        # an instrument goes by its name and the body above it, below what the page says
        (("用过期原料生产食品被处罚", "某市市场监督管理局", "行政处罚决定书", "当事人：某公司"),
         {"title": "某市市场监督管理局行政处罚决定书", "issuers": ["某市市场监督管理局"]}),
        (("某市公安局", "责令限期改正通知书", "某公司："), {"title": "某市公安局责令限期改正通知书"}),
        # who gives a report, above its date
        (("某区审计局局长 郑大明", "2023年9月28日", "主任、各位副主任、各位委员："), {"title": None, "signers": ["郑大明"], "issue_date": "2023-09-28"}),
        # labels: what is no number, no source and no date, nothing between a label and its value
        (("文号：号", "关于防汛的通知"), {"document_number": None}),
        (("某办法", "来源：", "某某银行令〔2009〕第1号"), {"information_source": None, "document_number": "某某银行令〔2009〕1号"}),
        (("公开日期：2024926", "关于防汛的通知", "来源：某局 发布时间：2024-09-24"), {"publication_date": "2024-09-24"}),
        (("来源：某局 时间：2025-02-07 15:03:44 阅读量：", "某市农业农村局", "关于禁渔的通告"),
         {"title": "某市农业农村局关于禁渔的通告", "publication_date": "2025-02-07"}),
        (("发文机关某某办公室", "时效性现行有效", "发文字号某法函〔2008〕196号", "效力级别规范性文件", "各省政府："),
         {"issuers": ["某某办公室"], "document_number": "某法函〔2008〕196号", "validity": "现行有效", "genre": "规范性文件"}),
        (("公开主体：某区应急管理局", "关于防汛的通知"), {"publisher": "某区应急管理局"}),
        # numbers that stand without a label above the title
        (("某市水务局", "11440100MB20000000/2023-00331", "GZ0120230012", "某市水务局关于防汛的通知"),
         {"index_number": "11440100MB20000000/2023-00331", "unified_number": "GZ0120230012", "title": "某市水务局关于防汛的通知"}),
        (("GZ0120230012", "某发〔2023〕5号"), {"unified_number": "GZ0120230012", "document_number": "某发〔2023〕5号", "title": None}),
    ],
)  # fmt: skip
def test_header(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    "line",
    [
        "现就有关事项通知如下：",
        "为了加强管理，根据有关规定，制定本办法：",
        "主要任务包括：",
        "甲方（出租方）：",
        "某市人民代表大会常务委员会第五次会议决定对《某条例》作如下修改：",
        "若要获得支持，应具备如下条件：",
        "相关链接：",
        "第一条 实施某种行为，有下列情形之一的，应当认定为严重污染环境：",
        "经2024年3月6日市人民政府第71次常务会议审议通过，决定对《某办法》作如下修改：",
    ],
)
def test_lead_in_is_no_addressee(line: str) -> None:
    found = structure_of("关于做好防汛工作的通知", line, BODY)
    assert found.metadata.addressees == ()


@pytest.mark.parametrize(
    ("lines", "title", "issuers"),
    [
        (
            (
                "关注政府网",
                "GZ0320240034",
                "某政发〔2024〕5号",
                "某市住建局",
                "某市住建局关于防汛的通知",
                "某政发〔2024〕5号",
                "各区：",
            ),
            "某市住建局关于防汛的通知",
            ["某市住建局"],
        ),
        (("国务院办公厅", "关于印发规定的通知", "各部门："), "国务院办公厅关于印发规定的通知", ["国务院办公厅"]),
        (
            ("国务院关于加强环境保护工作的决定", "国发〔1990〕65号", "（一九九〇年十二月五日）"),
            "国务院关于加强环境保护工作的决定",
            ["国务院"],
        ),
        (
            (
                "中华人民共和国预算法",
                "（1994年3月22日第八届全国人民代表大会第二次会议通过 2018年12月29日第十三届全国人民代表大会常务委员会第七次会议修正）",
            ),
            "中华人民共和国预算法",
            ["全国人民代表大会常务委员会"],
        ),
        (
            ("甲某法院、乙某检察院关于办理案件的解释",),
            "甲某法院、乙某检察院关于办理案件的解释",
            ["甲某法院", "乙某检察院"],
        ),
        (
            ("某省人民政府办公厅关于清理行政规范性文件", "合法性审核机制的意见", "某政办发〔2018〕5号"),
            "某省人民政府办公厅关于清理行政规范性文件合法性审核机制的意见",
            ["某省人民政府办公厅"],
        ),
    ],
)
def test_heads_of_pages_and_laws(lines: tuple[str, ...], title: str, issuers: list[str]) -> None:
    found = fields(structure_of(*lines, "第一条 为了加强管理，制定本规定。").metadata)
    assert (found["title"], found["issuers"]) == (title, issuers)


@pytest.mark.parametrize(
    ("paper", "title"),
    [
        ("# 甲某诉乙某侵权案\n\n## 基本案情\n甲某起诉乙某。\n", "甲某诉乙某侵权案"),
        ("\n# 甲某诉乙某侵权案\n甲某诉乙某\n侵权案\n一、案情\n甲某起诉乙某。\n", "甲某诉乙某侵权案"),
        (
            "# 原文存档\n\n- id: 12\n\n---\n\n某市关于防汛的通知\n各区政府：\n现将有关事项通知如下。\n",
            "某市关于防汛的通知",
        ),
    ],
)
def test_first_heading_of_a_markdown_file_is_its_title(paper: str, title: str) -> None:
    document = parse(paper)
    check(document, paper)
    assert fields(document.metadata)["title"] == title


def test_adoption_note_gives_the_last_date() -> None:
    found = fields(
        structure_of(
            "某法",
            "1989年4月4日 第七届全国人民代表大会第二次会议通过",
            "2017年6月27日 第十二届全国人民代表大会常务委员会第二十八次会议修正",
            "第一条 甲。",
        ).metadata
    )
    assert (found["issue_date"], len(found["notes"])) == ("2017-06-27", 2)


@pytest.mark.parametrize(
    ("note", "issuers", "number"),
    [
        ("（2023年9月27日某省第十四届人民代表大会常务委员会第五次会议通过）", ["某省人民代表大会常务委员会"], None),
        ("（2021年7月27日中华人民共和国国务院令第746号公布）", ["国务院"], "中华人民共和国国务院令第746号"),
        (
            "（1988年4月20日某州第七届人民代表大会第二次会议通过 1988年6月10日某省第七届人民代表大会常务委员会第三次会议批准）",
            ["某州人民代表大会"],
            None,
        ),
        ("1993年8月7日 最高人民法院以法发〔1993〕15号通知印发", None, "法发〔1993〕15号"),
        ("（2023年12月28日中国共产党某市第十三届委员会第五次全体会议通过）", ["中国共产党某市第十三届委员会"], None),
        ("（2020年9月28日中共中央政治局会议审议批准 2020年9月30日中共中央发布）", ["中共中央"], None),
        ("2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订", ["国务院"], "国务院令第711号"),
        (
            "（2019年7月26日某某会令第158号公布 根据2020年3月20日某某会令第166号《关于修改部分规章的决定》修订）",
            ["某某会"],
            "某某会令第166号",
        ),
        ("（2020年9月25日某甲会、某行、某局某甲会令第176号公布）", ["某甲会", "某行", "某局"], "某甲会令第176号"),
        ("（2020年9月25日某甲会、某行 某甲会令第176号公布）", ["某甲会", "某行"], "某甲会令第176号"),
        ("2008年7月17日 经某某部第6次部务会议通过", ["某某部"], None),
        (
            "（1996年9月23日某市人民政府第15号令发布 根据2023年11月15日某市人民政府第311号令第二次修改）",
            ["某市人民政府"],
            "某市人民政府令第311号",
        ),
        ("（2020年7月6日某某部公布 根据2022年9月26日《某某部关于修改〈某规定〉的决定》修正）", ["某某部"], None),
        (
            "（2024年1月8日最高人民法院审判委员会第1911次会议、2024年2月22日最高人民检察院第十四届检察委员会第二十五次会议通过，自2024年3月20日起施行）",
            ["最高人民法院", "最高人民检察院"],
            None,
        ),
        (
            "（2011年3月1日中华人民共和国国务院、中华人民共和国中央军事委员会令第599号公布）",
            ["国务院", "中央军事委员会"],
            "中华人民共和国国务院、中华人民共和国中央军事委员会令第599号",
        ),
        (
            "1988年10月31日 甲某部、乙某部、国家某局令第1号发布",
            ["甲某部", "乙某部", "国家某局"],
            "甲某部、乙某部、国家某局令第1号",
        ),
        (
            "（2020年9月24日某省第十三届人民代表大会常务委员会第二十四次会议通过批准的《某市人民代表大会常务委员会关于修改〈某某规则〉的决定》修正）",
            ["某市人民代表大会常务委员会"],
            None,
        ),
        ("1985年10月24日 国务院、中央军委发布", ["国务院", "中央军委"], None),
        ("1958年1月9日 全国人民代表大会常务委员会第九十一次会议通过", ["全国人民代表大会常务委员会"], None),
        # the county of a 县第五届人民代表大会 goes without its name
        ("（2001年4月12日县第五届人民代表大会第五次会议通过）", None, None),
        (
            "（2015年2月8日市十四届人大五次会议通过 2015年6月12日某市人民代表大会常务委员会公告第14号公布）",
            ["某市人民代表大会常务委员会"],
            "某市人民代表大会常务委员会公告第14号",
        ),
    ],
)
def test_adoption_note_gives_body_and_number(note: str, issuers: list[str] | None, number: str | None) -> None:
    found = fields(structure_of("某某规则", note, "第一条 甲。").metadata)
    assert (found.get("issuers"), found.get("document_number")) == (issuers, number)


def test_date_alone_in_brackets_is_no_note() -> None:
    found = fields(structure_of("关于防汛的意见", "（2025年6月30日）", BODY).metadata)
    assert (found["issue_date"], found.get("notes")) == ("2025-06-30", None)


def test_order_goes_by_the_title_of_what_it_puts_out() -> None:
    lines = (
        "某某部令",
        "2023年第7号",
        "《某类规定》已经通过，现予公布。",
        "部 长 张三",
        "2023年3月24日",
        "某类规定",
        "第一条 甲。",
    )
    found = structure_of(*lines)
    assert (found.kind, found.parts[0].title) == ("order", None)
    assert fields(found.metadata) == {
        "title": "某类规定",
        "document_number": "某某部令2023年第7号",
        "issuers": ["某某部"],
        "signers": ["张三"],
        "issue_date": "2023-03-24",
    }


def test_order_has_its_number_from_two_lines() -> None:
    found = fields(
        structure_of(
            "某市人民政府令",
            "第179号",
            "《某市办法》已经通过，现予公布。",
            "市 长：张三",
            "2021年1月29日",
            "某市办法",
            "第一条 甲。",
        ).metadata
    )
    assert (found["document_number"], found["issue_date"], found["signers"]) == (
        "某市人民政府令第179号",
        "2021-01-29",
        ["张三"],
    )


@pytest.mark.parametrize(
    ("lines", "published", "source"),
    [
        (("时间：2025-04-08 17:25 来源：某市政府办 【字体：大 中 小】",), "2025-04-08", "某市政府办"),
        (("日期：2025年4月8日", "来源：某市政府办"), "2025-04-08", "某市政府办"),
        (("发布日期：2025-04-08 17:25 来源：某市政府办",), "2025-04-08", "某市政府办"),
        (("时间：2025-04-08", "地点：某市政府"), None, None),
        (("时间：2025-04-0817:25来源：某市政府网浏览次数：12",), "2025-04-08", "某市政府网"),
        (("2025-04-08 17:25 来源：某市政府办",), "2025-04-08", "某市政府办"),
        (("2025-04-08 17:25",), "2025-04-08", None),
        # figures alone, above what else a page says, or with their label
        (("2025.04.08", "来源：某市政府办"), "2025-04-08", "某市政府办"),
        (("日期：2025-04-08",), "2025-04-08", None),
        (("某局门户网站 www.example.gov.cn 日期：2025-04-08", "来源：某市政府办"), "2025-04-08", "某市政府办"),
        (("日期：2025年4月8日",), None, None),
        (("2025.04.08",), None, None),
        (("2025-04-08", "文号：某发〔2025〕3号"), None, None),
    ],
)
def test_short_labels_of_a_page_line_need_a_neighbour(
    lines: tuple[str, ...], published: str | None, source: str | None
) -> None:
    found = fields(structure_of("关于做好防汛工作的通知", *lines, "各区：", BODY).metadata)
    assert (found.get("publication_date"), found.get("information_source")) == (published, source)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于做好防汛工作的通知", "notice"),
        ("关于加快发展的意见", "opinion"),
        ("关于表彰先进的决定", "decision"),
        ("关于同意设立试验区的批复", "reply"),
        ("关于商请支持的函", "letter"),
        ("某市专题会议纪要", "minutes"),
        ("关于道路管制的通告", "public_notice"),
        ("关于修改若干规定的决定（草案）", "decision"),
        ("关于推动经济高质量发展的若干政策", None),
        ("关于提请审议办法的议案", "motion"),
        ("某公司诉某局房屋补偿安置协议案", None),
    ],
)
def test_kind(title: str, kind: str | None) -> None:
    assert structure_of(title, BODY).kind == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("经市政府同意，现将《某办法》印发给你们，请认真落实。", "notice"),
        ("现就有关事项通知如下：", "notice"),
        ("为深化改革，现提出如下意见。", "opinion"),
        ("你局请示收悉。现函复如下：", "letter"),
        ("他们的建议收悉，现答复如下：", None),
        ("一、本通知要求特此公告。", None),
        ("征集自通知发布之日起启动。", "notice"),
        ("企业应当予以支持。二、本决定自2017年10月1日起施行。", "decision"),
    ],
)
def test_a_paper_without_a_title_says_its_kind(sentence: str, kind: str | None) -> None:
    assert structure_of("各有关单位：", sentence, "一、做好工作。").kind == kind


CATALOGUE = (
    "• 索引号：", "330B001/2025-00596", "• 发布机构：", "某区人民政府", "• 成文日期：", "2025-03-31", "发 文 字 号：", "某政发〔2025〕6号",
    "主题分类：", "其他", "有效性：", "有效", "相关链接：", "公开方式：", "主动公开", "某区人民政府印发若干政策的通知",
    "发布日期：2025-04-08 17:25 信息来源：某区政府办公室", "各街道办事处：", "现将《若干政策》印发给你们。",
)  # fmt: skip


def test_catalogue_box() -> None:
    found = fields(structure_of(*CATALOGUE).metadata)
    assert found == {
        "index_number": "330B001/2025-00596",
        "publisher": "某区人民政府",
        "issue_date": "2025-03-31",
        "issuers": ["某区人民政府"],
        "document_number": "某政发〔2025〕6号",
        "subject_category": "其他",
        "validity": "有效",
        "disclosure": "主动公开",
        "title": "某区人民政府印发若干政策的通知",
        "publication_date": "2025-04-08",
        "information_source": "某区政府办公室",
        "addressees": ["各街道办事处"],
    }


def test_a_catalogue_gives_the_title_of_a_paper_below_the_menu_of_a_page() -> None:
    found = structure_of(
        "最新法规 法规下载",
        "专题",
        "发文标题：某国资委关于印发《某办法》的通知",
        "发文时间：2024-05-15",
        "各企业：",
        BODY,
    )
    metadata = fields(found.metadata)
    assert (metadata["title"], metadata["addressees"]) == ("某国资委关于印发《某办法》的通知", ["各企业"])
    assert (found.kind, [part.title for part in found.parts]) == ("notice", [None])


def test_an_announcement_below_the_title_of_its_page_has_its_mark_in_its_number() -> None:
    body = "<p>某某会公告</p><p>〔2026〕3号</p><p>现公布《某某指引》，自2026年3月1日起施行。</p><p>某某会</p><p>2026年1月22日</p>"
    page = (
        f"<html><title>《某某指引》</title><body><h1>《某某指引》</h1><div class='article'>{body}</div></body></html>"
    )
    document = parse(page.encode())
    assert document.metadata.document_number is not None
    assert document.metadata.document_number.value == "某某会公告〔2026〕3号"
    assert [block.text for block in document.parts[0].blocks if isinstance(block, Paragraph)] == [
        "现公布《某某指引》，自2026年3月1日起施行。"
    ]


def test_an_announcement_goes_by_its_number_where_the_carrier_marks_this_as_its_title() -> None:
    text = "<p>现公布供水名单。</p><p>某某总局</p><p>2026年1月22日</p>"
    number = "某某总局公告2026年第12号"
    titles = []
    for page in (f"<title>{number}</title>", ""):
        document = parse(f"<html>{page}<body><p>{number}</p>{text}</body></html>".encode())
        titles.append(fields(document.metadata).get("title"))
    assert titles == [number, None]


def test_a_paper_that_goes_by_its_number_has_the_kind_that_this_names() -> None:
    assert structure_of("某某总局公告2006年（第12号）", BODY).kind == "announcement"


def test_catalogue_fields_know_their_zone_and_place() -> None:
    metadata = structure_of(*CATALOGUE).metadata
    assert metadata.index_number is not None
    assert (metadata.index_number.zone, metadata.index_number.span) == ("catalog", (7, 25))
    assert metadata.information_source is not None
    assert metadata.information_source.zone == "page"


def test_empty_label_among_labels_with_values_takes_nothing() -> None:
    found = fields(
        structure_of(
            "索引号：000014349/2019-00005",
            "成文日期：2019年01月24日",
            "主 题 词：",
            "国务院关于印发方案的通知",
            "正文。",
        ).metadata
    )
    assert (found["title"], found.get("keywords")) == ("国务院关于印发方案的通知", None)


def test_label_without_value_takes_no_other_label() -> None:
    assert structure_of(*CATALOGUE).metadata.related_links == ()


def test_catalogue_box_with_bars_between_and_the_name_of_its_page_above() -> None:
    found = fields(
        structure_of(
            "政府信息公开",
            "索引号 | 640100-105/2024-00087 | 发布日期 | 2024-06-21",
            "文号 | 某教发〔2024〕56号 | 组配分类 | 规范性文件",
            "关于做好招生工作的通知",
            BODY,
        ).metadata
    )
    assert (found["title"], found["document_number"]) == ("关于做好招生工作的通知", "某教发〔2024〕56号")
    assert (found["index_number"], found["publication_date"]) == ("640100-105/2024-00087", "2024-06-21")


def test_catalogue_box_whose_values_have_no_labels() -> None:
    title = "某市人民政府关于供水的通知"
    box = ("• 736000000/2024-000372", "• 2024-01-10 15:30:00", f"• {title}", "• 某政规〔2024〕1号", "• 现行有效")
    found = fields(_parsed(*box, title, "各区：", "现将供水事项通知如下。").metadata)
    assert (found["index_number"], found["document_number"], found["title"], found["validity"]) == (
        "736000000/2024-000372", "某政规〔2024〕1号", title, "现行有效"
    )  # fmt: skip
    assert "index_number" not in fields(_parsed(*box[1:], title, "各区：", "现将供水事项通知如下。").metadata)
    assert "index_number" not in fields(
        _parsed(*box, "• 供水要及时", title, "各区：", "现将供水事项通知如下。").metadata
    )


def test_a_list_says_the_title_of_a_box_again() -> None:
    box = ("• 文件名称：", "某市供水预案", "• 发布机构：", "某市水务局", "• 某市供水预案")
    page = ("日期：2024-01-10 15:30 来源：某市水务局 浏览量：", "某市城市供水", "应急预案", "一、总则")
    assert fields(_parsed(*box, *page).metadata)["title"] == "某市城市供水应急预案"


def test_the_date_of_a_circular_below_its_addressees() -> None:
    lines = ("日期：2024年2月6日", "供水问卷", "1. 本通函邀请学校填写问卷。")
    assert fields(_parsed("分发名单：各中学校长", "档号：EDB/1", *lines).metadata)["issue_date"] == "2024-02-06"
    assert "issue_date" not in fields(_parsed("档号：EDB/1", *lines).metadata)


def test_labels_at_the_very_end_count_on_few_lines() -> None:
    paper = ("某市关于供水的通知", "各区：", "现将供水事项通知如下。")
    document = _parsed(*paper, "发布人：办公室 审核人：张某", "浏览：12次")
    paragraphs = [block.text for block in document.blocks() if isinstance(block, Paragraph)]
    assert "浏览" not in "".join(paragraphs)


def test_catalogue_box_whose_columns_became_blanks() -> None:
    found = fields(
        structure_of(
            "索引号115301000151177899/2025-04410",
            "公文目录 人力资源",
            "文号 某人社规〔2025〕1号",
            "有效性 有效",
            "某市人民政府公告",
            BODY,
        ).metadata
    )
    assert (found["title"], found["document_number"]) == ("某市人民政府公告", "某人社规〔2025〕1号")
    assert (found["index_number"], found["validity"]) == ("115301000151177899/2025-04410", "有效")


def _parsed(*lines: str) -> Document:
    source = "\n\n".join(lines)
    document = parse(source)
    check(document, source)
    return document


def test_catalogue_box_whose_columns_and_labels_became_blanks() -> None:
    found = _parsed(
        "中共某市委关于深化改革的意见",
        "索 引 号20230628-112137-065发布机构 某市政府国资委 公开日期2020-08-26",
        "文 号 主题分类 失效日期",
        "体裁分类 服务对象",
        BODY,
    )
    said = fields(found.metadata)
    assert (said["index_number"], said["publication_date"]) == ("20230628-112137-065", "2020-08-26")
    assert said["publisher"] == "某市政府国资委"
    assert [block.text for block in found.parts[0].blocks if isinstance(block, Paragraph)] == [BODY]


def test_what_a_page_says_again_below_the_title_is_no_text() -> None:
    title = "关于印发某市人民政府办理人大代表建议和政协提案工作规则的通知"
    body = "某省某市人民政府办公室"
    for below, reason in (
        ((body, "关于印发某市人民政府办理人大代表建议", "某政办发〔2010〕15号", "各县人民政府："), "repeats title"),
        (("某政办发〔2010〕15号", "各县人民政府："), None),
    ):
        found = _parsed(title, "文号：某政办发〔2010〕15号", title, *below, BODY)
        assert [block.text for block in found.parts[0].blocks if isinstance(block, Paragraph)] == [BODY]
        assert reason is None or reason in {item.reason for item in found.omitted}
        assert fields(found.metadata)["document_number"] == "某政办发〔2010〕15号"
    broken = "关于《某市供水条例（草案）》", "公开征求意见的公告"
    again = _parsed("".join(broken), "发布日期：2026-03-05", "文档来源：", "作者：", *broken, "（第3号）", BODY)
    assert fields(again.metadata)["title"] == "".join(broken)
    assert fields(again.metadata)["document_number"] == "公告第3号"
    assert [block.text for block in again.parts[0].blocks if isinstance(block, Paragraph)] == [BODY]
    twice = _parsed(
        title, "财政部、司法部", title, "财政部、司法部", "现将有关问题通知如下：", "一、甲项。", "二、乙项。"
    )
    assert fields(twice.metadata)["issuers"] == ["财政部", "司法部"]


def test_a_line_with_a_full_stop_inside_is_text_where_the_one_at_its_end_is_missing() -> None:
    text = f"某市人大常委会对《某市供水条例》进行了审议。{'现将草案全文公布，征求社会各界的意见，' * 4}请于5日前反馈"
    found = _parsed("关于征求意见的公告", text, "某市人大常委会", "2026年3月5日", "某市供水条例", "第一条 为了供水。")
    assert fields(found.metadata)["title"] == "关于征求意见的公告"


def test_bodies_on_one_line_above_a_title_that_begins_with_their_short_names() -> None:
    title = "国家某某总局国务院某委关于加强供水的意见"
    found = fields(_parsed("国家某某监督管理总局 国务院某某监督管理委员会", title, BODY).metadata)
    assert found["title"] == title


def test_the_line_of_an_account_says_when_it_put_the_paper_up() -> None:
    found = _parsed("关于防汛的通知", "某市公积金中心2026-05-0816:57发表于某省", "各区：", BODY)
    assert fields(found.metadata)["publication_date"] == "2026-05-08"
    assert [block.text for block in found.parts[0].blocks if isinstance(block, Paragraph)] == [BODY]


def test_a_day_that_the_page_says_above_its_box_may_be_a_value_in_it() -> None:
    found = _parsed(
        "关于发布某细则的公告", "2026-03-05", "【发文字号】", "某证公告〔2026〕3号", "【发布日期】", "2026-03-05", BODY
    )
    assert fields(found.metadata)["publication_date"] == "2026-03-05"


def test_label_behind_an_empty_one() -> None:
    found = fields(structure_of("关键词：", "主题词：有效性：有效", "某市人民政府公告", BODY).metadata)
    assert (found["validity"], found.get("keywords")) == ("有效", None)


def test_document_number_has_its_parts() -> None:
    number = structure_of("国发（1981）012号", "关于做好防汛工作的通知", BODY).metadata.document_number
    assert number is not None
    assert (number.value, number.agency_code, number.year, number.sequence) == (
        "国发〔1981〕12号",
        "国发",
        "1981",
        "12",
    )


def test_own_words_count_more_than_the_catalogue() -> None:
    found = structure_of("成文日期：2025-03-30", "关于防汛的通知", BODY, "某区人民政府", "2025年3月31日")
    assert found.metadata.issue_date is not None
    assert (found.metadata.issue_date.value, found.metadata.issue_date.zone) == ("2025-03-31", "main")
    assert [item.code for item in found.diagnostics] == ["field.disagreement"]
    assert [item.reason for item in found.omitted] == ["label", "repeats issue_date"]


def test_the_lead_of_a_page_above_a_paper_is_omitted() -> None:
    lead = ("八部门联合发文 推进数据流动", "《指引》规定了管理方式。")
    paper = ("关于印发《某指引》的通知", "某部联〔2026〕27号", "各省通信管理局：", BODY)
    found = structure_of(*lead, *paper)
    expected = {"title": paper[0], "document_number": paper[1], "addressees": ["各省通信管理局"]}
    assert chosen(found.metadata, expected) == expected
    assert [item.reason for item in found.omitted].count("lead of the page") == len(lead)
    # or one that announces it, which then needs no number
    told = structure_of("某部近日发文。", "通知全文如下：", paper[0], paper[2], BODY)
    assert fields(told.metadata)["title"] == paper[0]
    assert [item.reason for item in told.omitted].count("lead of the page") == 2
    kept = structure_of("某市供水条例", "某部发文。", "通知如下：", "供水办法", "第一条 为了供水。")
    assert "lead of the page" not in [item.reason for item in kept.omitted]
    outer = structure_of("某市关于转发某指引的通知", "各区：", "现转发给你们。", *paper)
    assert fields(outer.metadata)["title"] == "某市关于转发某指引的通知"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((("附件1：",), ("某市遴选职位表",), ("序号", "部门"), ("1", "某局")), "某市遴选职位表"),
        ((("附件1：<br>某市遴选职位表",), ("序号", "部门"), ("1", "某局")), "某市遴选职位表"),
        ((("序号", "部门"), ("1", "某局"), ("2", "任务分工表")), None),
    ],
)
def test_a_lone_table_goes_by_what_fills_its_first_rows(rows: tuple[tuple[str, ...], ...], title: str | None) -> None:
    cells = ("".join(f"<td colspan={3 - len(row)}>{cell}</td>" for cell in row) for row in rows)
    page = f"<html><body><table border=1>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></body></html>"
    assert fields(parse(page.encode()).metadata).get("title") == title


def test_a_value_that_two_labels_give_disagrees_once() -> None:
    found = structure_of(
        "生成日期：2019-01-23",
        "发文日期：2019-01-23",
        "关于防汛的通知",
        "各县：",
        BODY,
        "某市人民政府",
        "2019年1月17日",
    )
    assert [item.code for item in found.diagnostics] == ["field.disagreement"]


def test_a_title_below_a_label_without_value_is_no_summary() -> None:
    box = (
        "索引号：",
        "330B001/2025-00596",
        "发布机构：",
        "某县政府",
        "内容概述：",
        "某县人民政府工作规则",
        "第一章 总则",
        "第一条 为了管理，制定本规则。",
    )
    title = structure_of(*box).metadata.title
    assert title is not None
    assert title.value == "某县人民政府工作规则"


def test_agreement_is_no_diagnostic() -> None:
    assert (
        structure_of("成文日期：2025-03-31", "关于防汛的通知", BODY, "某区人民政府", "2025年3月31日").diagnostics == ()
    )


@pytest.mark.parametrize(
    ("mark", "signed", "disagreements"),
    [
        ("某家电网有限公司部门文件", "某网设备部", 0),
        ("某家电网有限公司文件", "某网设备部", 1),
        ("某家电网有限公司文件", "某网办公室", 0),
        ("某家电网有限公司文件", "甲网办公室", 1),
    ],
)
def test_a_department_signs_below_the_mark_of_its_body(mark: str, signed: str, disagreements: int) -> None:
    found = structure_of(mark, "某电〔2021〕5号", "关于防汛的通知", "各单位：", BODY, signed, "2025年3月31日")
    assert fields(found.metadata)["issuers"] == [signed]
    assert len([each for each in found.diagnostics if each.code == "field.disagreement"]) == disagreements


def test_catalogue_box_below_the_paper() -> None:
    box = ("索 引 号：000014349/2026-00009", "发文机关：某部 某委", "成文日期：2026年02月08日")
    found = fields(structure_of("关于防汛的通知", "各区：", BODY, *box).metadata)
    assert (found["index_number"], found["issuers"], found["issue_date"]) == (
        "000014349/2026-00009",
        ["某部", "某委"],
        "2026-02-08",
    )
    below = fields(structure_of("关于防汛的通知", "各区：", BODY, "时间：2026-02-09 10:20 来源：", "编 辑：").metadata)
    assert below["publication_date"] == "2026-02-09"
    lone = structure_of("关于防汛的通知", "各区：", BODY, "来源：某市政府网")
    assert lone.metadata.information_source is None
    signed = fields(
        structure_of("关于防汛的通知", "各区：", BODY, "某市教育局", "2026年2月8日", "信息来源：某某日报").metadata
    )
    assert (signed["information_source"], signed["issue_date"]) == ("某某日报", "2026-02-08")


@pytest.mark.parametrize(
    ("row", "value", "others"),
    [
        ("| 索引号 | 330B001/2025-1 | 备注 | 无 |", "330B001/2025-1", ["| 备注 | 无 |"]),
        ("| 索引号 | | 备注 | 无 |", None, ["| 备注 | 无 |"]),
        ("| 索引号 | 330B001/2025-1 |", "330B001/2025-1", []),
        ("| 索引号 |  |", None, []),
        ("索引号： | 330B001/2025-1 | 备注： | 某项 |", "330B001/2025-1", ["| 备注： | 某项 |"]),
        ("文号： | | 索引号： | 330B001/2025-1 |", "330B001/2025-1", []),
        ("索引号：330B001/2025-1 文号：无", "330B001/2025-1", ["无"]),
    ],
)
def test_a_row_of_bars_gives_the_cell_behind_its_label(row: str, value: str | None, others: list[str]) -> None:
    document = parse(f"{row}\n关于防汛的通知\n各区：\n{BODY}\n")
    found = document.metadata.index_number
    assert (found and found.value) == value
    assert [
        f"{row}\n"[slice(*item.span)] for item in document.omitted if item.reason == "catalogue entry without a field"
    ] == others


def test_labels_right_behind_values() -> None:
    found = fields(
        structure_of(
            "索引号：330B001/2025-1主题分类：其他",
            "发文机关：某局成文日期：2025-02-08",
            "文号：某财〔2025〕3号发布日期：2025-02-0917:30:05 时效性 ：有效 标题 ：关于防汛的通知",
            "各区：",
            BODY,
        ).metadata
    )
    assert found == {
        "index_number": "330B001/2025-1",
        "subject_category": "其他",
        "issuers": ["某局"],
        "issue_date": "2025-02-08",
        "document_number": "某财〔2025〕3号",
        "publication_date": "2025-02-09",
        "validity": "有效",
        "title": "关于防汛的通知",
        "addressees": ["各区"],
    }


def test_labels_of_a_row_whose_blanks_were_lost() -> None:
    found = fields(
        structure_of(
            "索 引 号：11330/2024-00123主题分类：其他", "文号：某发〔2024〕2号 有效性：有效", "关于防汛的通知", BODY
        ).metadata
    )
    assert (found["index_number"], found["subject_category"], found["validity"]) == ("11330/2024-00123", "其他", "有效")


@pytest.mark.parametrize(
    "title", ["某市这一年：高质量发展，群众得实惠", "一图读懂|某县政策：稳增长", "群众能得到哪些实惠？"]
)
def test_a_title_that_the_carrier_marks_says_what_it_likes(title: str) -> None:
    page = f"<title>{title}_某市人民政府</title><h1>{title}</h1><p>{BODY}</p><p>{BODY}</p>"
    found = parse(page).metadata.title
    assert found is not None
    assert found.value == title


@pytest.mark.parametrize("label", ["附件1", "附件1：", "附件："])
def test_an_attachment_alone_goes_to_nobody(label: str) -> None:
    document = parse(f"{label}\n某市2025年度递补人员名单（71人）\n{BODY}")
    assert (document.metadata.addressees, document.parts[0].role) == ((), "attachment")
    assert document.parts[0].title == "某市2025年度递补人员名单（71人）"


def test_blanks_where_a_label_may_stand_take_linear_time() -> None:
    assert_linear(lambda count: partial(labels_in, f"各街道{' ' * count}处", shipped()), 1_000)


def test_a_field_that_its_zone_gives_twice_keeps_the_first_and_names_the_other() -> None:
    rows = (
        ("发文字号", "某政发〔2025〕3号"),
        ("成文日期", "2025-02-08"),
        ("成文日期", "2025-02-09"),
        ("索引号", "1-2"),
    )
    box = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    document = parse(f"<table>{box}</table><p>关于防汛的通知</p><p>各区：</p><p>好。</p>")
    assert document.metadata.issue_date is not None
    assert document.metadata.issue_date.value == "2025-02-08"
    assert [item.reason for item in document.omitted if "issue_date" in item.reason] == ["repeats issue_date"]


def test_a_page_of_the_gazette_of_macao_has_an_index_card() -> None:
    number = "第90/2023號行政命令"
    document = parse(
        "\n\n".join(
            (
                "澳門特別行政區",
                "行政長官辦公室",
                "法規：",
                number,
                "公報編號：",
                "50/2023",
                "刊登日期：",
                "2023.12.15",
                "  • 委任某司司長臨時代理職務。",
                "相關類別：",
                "  • 行政長官",
                number,
                "行政長官行使法律規定的職權，發佈本行政命令。",
                "二零二三年十二月十四日",
                "命令公佈。",
                "行政長官 陳一心",
                "請使用Adobe Reader 7.0或以上閱讀PDF版本檔案。",
            )
        )
    )
    found = fields(document.metadata)
    assert (found["title"], found["document_number"]) == ("第90/2023号行政命令", "第90/2023号行政命令")
    assert (found["issue_date"], found["signers"]) == ("2023-12-14", ["陈一心"])
    assert found["issuers"] == ["行政长官"]


def test_the_first_sentence_of_an_act_of_macao_says_who_makes_it() -> None:
    made = "某財政司司長行使《某基本法》第六十四條賦予的職權，作出本批示。"
    found = fields(parse(f"{made}\n\n一、甲項。\n\n二、乙項。\n\n二零二零年六月五日\n").metadata)
    assert found["issuers"] == ["某财政司司长"]
    assert "issuers" not in fields(parse("某區行政長官行使職權，應當遵守法律。\n\n一、甲項。\n").metadata)


def test_a_table_of_contents_made_of_links_needs_no_heading() -> None:
    links = "- [序言](#序言)\n- [第一章 总则](#第一章-总则)\n- [第二章 附则](#第二章-附则)"
    document = parse(f"# 某某管理法\n\n{links}\n\n## 第一章 总则\n第一条 甲项。\n\n## 第二章 附则\n第二条 乙项。\n")
    assert [section.marker for section in document.sections()] == ["第一章", "第一条", "第二章", "第二条"]
    assert "table of contents" in {item.reason for item in document.omitted}


def test_how_far_a_paper_is_valid_may_stand_before_the_first_label() -> None:
    found = fields(structure_of("关于防汛的通知", "全文有效 成文日期：2024-12-25", "各区：", BODY).metadata)
    assert (found["validity"], found["issue_date"]) == ("全文有效", "2024-12-25")


def test_the_number_of_an_order_has_all_bodies_that_put_it_out() -> None:
    bodies = "人力资源和社会保障部、中国银行业监督管理委员会、中国证券监督管理委员会、中国保险监督管理委员会"
    note = f"（2011年2月12日{bodies}令第11号公布 自2011年5月1日起施行）"
    metadata = structure_of("企业年金办法", note, "第一章 总则", "第一条 为维护权益，制定本办法。").metadata
    assert metadata.document_number is not None
    assert metadata.document_number.value == f"{bodies}令第11号"
    assert [issuer.value for issuer in metadata.issuers] == bodies.split("、")
