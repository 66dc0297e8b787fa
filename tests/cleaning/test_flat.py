"""Texts without line ends: where lines begin again."""

from functools import partial

import pytest

from govdocparse import parse
from govdocparse.cleaning import flat
from govdocparse.grammar import shipped
from govdocparse.text import Text
from invariants import check
from structures import fields
from timing import assert_linear

SENTENCE = "各单位要提高认识，结合实际抓好落实，确保各项工作按期完成，取得实效。"
LONG = SENTENCE * 40
BLANKED = " ".join([SENTENCE] * 6)


def restored(string: str) -> list[str]:
    return flat.restore(Text.of(string), shipped()).string.split("\n")


@pytest.mark.parametrize(
    ("string", "lines"),
    [
        # what a page has behind the text; a text that the notice puts out; a chapter behind another paragraph
        (f"{LONG}某市人民政府2019年1月22日相关附件：扫一扫在手机打开当前页",
         [LONG, "某市人民政府2019年1月22日", "相关附件：扫一扫在手机打开当前页"]),
        # the head: mark, number, title, addressees
        (f"某市水务局文件某水发〔2021〕5号关于做好防汛工作的通知各区水务局，各有关单位:{LONG}",
         ["某市水务局文件", "某水发〔2021〕5号", "关于做好防汛工作的通知", "各区水务局，各有关单位:", LONG]),
        (f"某市水务局某水函〔2021〕5号某市水务局关于征集项目的通知市直有关部门:{LONG}",
         ["某市水务局", "某水函〔2021〕5号", "某市水务局关于征集项目的通知", "市直有关部门:", LONG]),
        (f"国务院关于环境保护工作的决定国发〔1990〕65号（一九九〇年十二月五日）　　{LONG}",
         ["国务院关于环境保护工作的决定", "国发〔1990〕65号", "（一九九〇年十二月五日）", LONG]),
        (f"国务院办公厅关于监管的通知国办发〔2014〕56号各省人民政府，各部门：　　{LONG}　　国务院办公厅　　2014年11月12日",
         ["国务院办公厅关于监管的通知", "国办发〔2014〕56号", "各省人民政府，各部门：", LONG, "国务院办公厅", "2014年11月12日"]),
        (f"某市政府关于文旅发展的意见某政〔2024〕9号各县区人民政府，市政府各部门：{LONG}2024年5月20日",
         ["某市政府关于文旅发展的意见", "某政〔2024〕9号", "各县区人民政府，市政府各部门：", LONG, "2024年5月20日"]),
        (f"\n　　国务院关于环境保护工作的决定国发〔1990〕65号（一九九〇年十二月五日）　　{LONG}",
         ["", "　　国务院关于环境保护工作的决定", "国发〔1990〕65号", "（一九九〇年十二月五日）", LONG]),
        # a number that the text cites is none of the head
        (f"根据国发〔2021〕5号文件要求，{LONG}", [f"根据国发〔2021〕5号文件要求，{LONG}"]),
        # a title with its text right behind it
        (f"关于县域对标有关情况的报告一、基本情况{LONG}", ["关于县域对标有关情况的报告", "一、基本情况", LONG]),
        (f"某公司2021年度先进评选方案依据《某办法》，{LONG}", ["某公司2021年度先进评选方案", f"依据《某办法》，{LONG}"]),
        (f"某司负责人就《某意见》有关问题答记者问近日，{LONG}", ["某司负责人就《某意见》有关问题答记者问", f"近日，{LONG}"]),
        (f"本方案为贯彻落实某意见而制定，{LONG}", [f"本方案为贯彻落实某意见而制定，{LONG}"]),
        # markers behind a sentence, and right behind the heading around them
        (f"{LONG}一、流程(一)备案。甲。(二)结算。乙。二、要求1.提高认识。2.落实责任。",
         [LONG, "一、流程", "(一)备案。甲。", "(二)结算。乙。", "二、要求", "1.提高认识。", "2.落实责任。"]),
        (f"{LONG}三、人员1.系统(1)班子成员(2)总师、专家(3)代表2.媒体，见第(4)项。",
         [LONG, "三、人员", "1.系统", "(1)班子成员", "(2)总师、专家", "(3)代表", "2.媒体，见第(4)项。"]),
        (f"{LONG}标准为：1.5万元。", [f"{LONG}标准为：1.5万元。"]),
        (f"{LONG}1.强化指挥中心（调度中心）功能（1）各单位要落实。（2）各部门要配合。",
         [LONG, "1.强化指挥中心（调度中心）功能", "（1）各单位要落实。", "（2）各部门要配合。"]),
        # who speaks in an interview
        (f"{LONG}就此回答了提问。问：背景是什么？答：{SENTENCE}", [f"{LONG}就此回答了提问。", "问：背景是什么？", f"答：{SENTENCE}"]),
        # addressees without a title above them
        (f"各省人民政府，各部门：{LONG}", ["各省人民政府，各部门：", LONG]),
        (f"各部门要明确负责人：{LONG}", [f"各部门要明确负责人：{LONG}"]),
        # the fields of a form
        (f"{LONG}输变电工程一、项目名称：甲工程二、项目业主：乙公司三、项目代码：四、投资：丙", [f"{LONG}输变电工程", "一、项目名称：甲工程", "二、项目业主：乙公司", "三、项目代码：", "四、投资：丙"]),
        # the tail
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区:{LONG}附件:1.台账2.检查表某市水务局2021年3月4日某市水务局办公室2021年3月5日印发",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区:", LONG, "附件:1.台账", "2.检查表", "某市水务局2021年3月4日", "某市水务局办公室2021年3月5日印发"]),
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区:{LONG}某市水务局2021年3月4日附件检查办法{LONG}",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区:", LONG, "某市水务局2021年3月4日", f"附件检查办法{LONG}"]),
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区:{LONG}附件﹕1.台账示例2.检查表示例某市水务局2021年3月4日附件1台账示例附件2检查表示例",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区:", LONG, "附件﹕1.台账示例", "2.检查表示例", "某市水务局2021年3月4日", "附件1", "台账示例", "附件2", "检查表示例"]),
        (f"{LONG}附件1申请书(此件主动公开)", [LONG, "附件1申请书", "(此件主动公开)"]),
        (f"某市水务局关于成立小组的通知各区:{LONG}某市水务局（某市防汛办代章）2021年3月4日附件某市防汛小组成员名单组长:李明",
         ["某市水务局关于成立小组的通知", "各区:", LONG, "某市水务局（某市防汛办代章）2021年3月4日", "附件", "某市防汛小组成员名单", "组长:李明"]),
        # a head without 文件, its ranks, a signer, a telegram
        (f"某某有限公司加急办值通(2020)638号关于防汛的通知各部门:{LONG}", ["某某有限公司", "加急", "办值通(2020)638号", "关于防汛的通知", "各部门:", LONG]),
        (f"内部事项某某有限公司部门文件设备〔2021〕14号某某设备部关于巡检的通知各公司:{LONG}",
         ["内部事项", "某某有限公司部门文件", "设备〔2021〕14号", "某某设备部关于巡检的通知", "各公司:", LONG]),
        (f"某市水务局文件某水发〔2021〕5号 签发人：张三 某市水务局关于防汛的报告某市人民政府：{LONG}",
         ["某市水务局文件", "某水发〔2021〕5号", " 签发人：张三 ", "某市水务局关于防汛的报告", "某市人民政府：", LONG]),
        (f"发电单位某省人民政府办公厅签批盖章张三等级特急·明电某政发明电〔2021〕1号某机发5号关于防汛的通知各市政府:{LONG}",
         ["发电单位某省人民政府办公厅", "签批盖章张三", "等级特急·明电", "某政发明电〔2021〕1号", "某机发5号", "关于防汛的通知", "各市政府:", LONG]),
        (f"某市水务局某市水务局关于防汛的函市直各单位:{LONG}", ["某市水务局", "某市水务局关于防汛的函", "市直各单位:", LONG]),
        (f"内部事项某委某监委驻某某有限公司纪检监察组驻某纪监发〔2021〕12号关于防汛的通知各单位纪委:{LONG}某委某监委驻某某有限公司纪检监察组2021年3月30日",
         ["内部事项", "某委某监委驻某某有限公司纪检监察组", "驻某纪监发〔2021〕12号", "关于防汛的通知", "各单位纪委:", LONG, "某委某监委驻某某有限公司纪检监察组2021年3月30日"]),
        (f"000125某市水务局文件某水发〔2021〕5号关于防汛的通知各区:{LONG}", ["000125", "某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区:", LONG]),
        # addressees that are no bodies by their form, and titles above a text without any
        (f"某某电网有限公司关于参加检查的通知某某电力:为推进建设，{LONG}", ["某某电网有限公司关于参加检查的通知", "某某电力:", f"为推进建设，{LONG}"]),
        (f"关于公司2021年会议计划的汇报一、基本情况按照要求，{LONG}二、建议请审议。", ["关于公司2021年会议计划的汇报", "一、基本情况", f"按照要求，{LONG}", "二、建议请审议。"]),
        (f"某某公司关于优化管理体系的建议为加快构建体系，{LONG}", ["某某公司关于优化管理体系的建议", f"为加快构建体系，{LONG}"]),
        (f"某某公司签批请示报告单填报日期:2021年1月21日{LONG}", [f"某某公司签批请示报告单填报日期:2021年1月21日{LONG}"]),
        (f"某某公司工会、妇联筹备工作方案根据《某章程》，{LONG}", ["某某公司工会、妇联筹备工作方案", f"根据《某章程》，{LONG}"]),
        # minutes
        (f"内部事项总经理办公会议纪要〔2021〕11号某某有限公司签发人：XXX2021年12月27日，公司召开会议。{LONG}",
         ["内部事项", "总经理办公会议纪要", "〔2021〕11号", "某某有限公司", "签发人：XXX", f"2021年12月27日，公司召开会议。{LONG}"]),
        (f"某市资源局会议纪要某资纪〔2022〕48号关于某街工程讨论会纪要2022年07月21日，某市资源局召开会议。{LONG}",
         ["某市资源局会议纪要", "某资纪〔2022〕48号", "关于某街工程讨论会纪要", f"2022年07月21日，某市资源局召开会议。{LONG}"]),
        # a row of bodies, and attachments without a list, of which the first has headings; one of the bodies printed the paper
        (f"某市工业和信息化局中共某市委精神文明建设办公室某市城市管理局某市通信发展管理办公室文件某工信〔2022〕9号关于印发《线路整治方案》的通知各区:《线路整治方案》已经同意，现印发给你们。某市工业和信息化局中共某市委精神文明建设办公室某市城市管理局某市通信发展管理办公室2022年4月19日线路整治方案{LONG}附件1线路技术方案一、原则{LONG}附件2线路清单某市工业和信息化局2022年4月20日印发",
         ["某市工业和信息化局", "中共某市委精神文明建设办公室", "某市城市管理局", "某市通信发展管理办公室文件", "某工信〔2022〕9号", "关于印发《线路整治方案》的通知", "各区:",
          "《线路整治方案》已经同意，现印发给你们。", "某市工业和信息化局", "中共某市委精神文明建设办公室", "某市城市管理局", "某市通信发展管理办公室2022年4月19日", "线路整治方案",
          LONG, "附件1", "线路技术方案", f"一、原则{LONG}", "附件2线路清单", "某市工业和信息化局2022年4月20日印发"]),
        # two bodies of one place; the second signs, too
        (f"某市教育局某市财政局文件某教〔2021〕5号关于资助的通知各区教育局:{LONG}", ["某市教育局", "某市财政局文件", "某教〔2021〕5号", "关于资助的通知", "各区教育局:", LONG]),
        (f"某委〔2021〕5号中共某市委某市人民政府关于调整的通知各区委:{LONG}中共某市委某市人民政府2021年2月14日",
         ["某委〔2021〕5号", "中共某市委某市人民政府关于调整的通知", "各区委:", LONG, "中共某市委", "某市人民政府2021年2月14日"]),
        # the signature of a body that the head does not name, and of one for which another seals
        (f"某水发〔2021〕5号关于防汛的通知各区政府:{LONG}某局办公室2021年3月4日(此件公开)",
         ["某水发〔2021〕5号", "关于防汛的通知", "各区政府:", LONG, "某局办公室2021年3月4日", "(此件公开)"]),
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区政府:{LONG}某市水务局（某办代章）2021年3月4日附件:详见网站",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区政府:", LONG, "某市水务局（某办代章）2021年3月4日", "附件:详见网站"]),
        (f"关于防汛的通知各区政府:{LONG}某市水务局2021年3月4日召开会议。", ["关于防汛的通知", "各区政府:", f"{LONG}某市水务局2021年3月4日召开会议。"]),
        # the attachments that the list names, behind the signature
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区政府:{SENTENCE * 30}电话XXX附件:1，防汛台账2.检查表某市水务局2021年3月4日附件防汛台账水位高。附件2检查表{SENTENCE}",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区政府:", f"{SENTENCE * 30}电话XXX", "附件:1，防汛台账", "2.检查表",
          "某市水务局2021年3月4日", "附件", "防汛台账", "水位高。", "附件2检查表" + SENTENCE]),
        # an attachment right behind the note below the signature; the office that printed, by the body that the text names
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区政府:{LONG}附件:防汛台账某市水务局2021年3月4日(此件公开)附件防汛台账水位高。",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区政府:", LONG, "附件:防汛台账", "某市水务局2021年3月4日", "(此件公开)", "附件", "防汛台账", "水位高。"]),
        (f"关于防汛的通知各区政府:请报某某水网公司。{LONG}附件:回执某某水网公司办公室2021年3月5日印发",
         ["关于防汛的通知", "各区政府:", f"请报某某水网公司。{LONG}", "附件:回执", "某某水网公司办公室2021年3月5日印发"]),
        (f"关于防汛的通知各区政府:{LONG}附件1“防汛\"检查方案一、检查原则{SENTENCE}", ["关于防汛的通知", "各区政府:", LONG, "附件1", "“防汛\"检查方案", "一、检查原则", SENTENCE]),
        # markers whose numbers come next
        (f"{LONG}一、时间2021年1月5日上午9:30二、地点1.主会场:大厅2.分会场三、要求", [LONG, "一、时间2021年1月5日上午9:30", "二、地点", "1.主会场:大厅", "2.分会场", "三、要求"]),
        (f"{LONG}一、时间。二、地点。三、要求。按周四、周五课表上课。", [LONG, "一、时间。", "二、地点。", "三、要求。按周四、周五课表上课。"]),
        (f"某市水务局关于印发《防汛办法》的通知各区政府：{SENTENCE * 4}现印发《防汛办法》。某市水务局2021年3月4日防汛办法第一章总则第一条{SENTENCE}第二章 组织 机构第二条{SENTENCE}",
         ["某市水务局关于印发《防汛办法》的通知", "各区政府：", f"{SENTENCE * 4}现印发《防汛办法》。", "某市水务局2021年3月4日", "防汛办法", "第一章总则", f"第一条{SENTENCE}", "第二章 组织 机构", f"第二条{SENTENCE}"]),
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区政府:{LONG}某市水务局2021年3月4日(此件不公开，未经许可不得转载，违者追究。)某局办公室2021年3月5日印发",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区政府:", LONG, "某市水务局2021年3月4日", "(此件不公开，未经许可不得转载，违者追究。)", "某局办公室2021年3月5日印发"]),
        (f"{LONG}一、奖项分第一、二等奖。", [LONG, "一、奖项分第一、二等奖。"]),
        # line ends that became a blank: the head, headings, the last words, a signature set wide, the text that it carries
        (f"某市水务局关于防汛的批复 某水函〔2021〕5号 某县人民政府、某局：{SENTENCE * 3}二、同意。",
         ["某市水务局关于防汛的批复 ", "某水函〔2021〕5号", " 某县人民政府、某局：", SENTENCE * 3, "二、同意。"]),
        (f"某水通〔2021〕5号 某市水务局关于防汛的通告 为了防汛，{SENTENCE * 3} 一、提高思想认识 各地要高度重视。 特此通告。",
         ["某水通〔2021〕5号", " 某市水务局关于防汛的通告", f" 为了防汛，{SENTENCE * 3} ", "一、提高思想认识", " 各地要高度重视。 ", "特此通告。"]),
        (f"水务部关于印发《防汛办法》的通知某水〔2021〕5号各省水务局：{SENTENCE * 3}水 务 部 2021年3月4日 （此件公开发布） 防汛办法 {SENTENCE}",
         ["水务部关于印发《防汛办法》的通知", "某水〔2021〕5号", "各省水务局：", SENTENCE * 3, "水 务 部 2021年3月4日", " （此件公开发布） ", "防汛办法", f" {SENTENCE}"]),
        (f"关于印发规划的通知 某水〔2021〕5号 各省水务局：{SENTENCE * 3} 水务部 2021年3月4日 规划 {SENTENCE}",
         ["关于印发规划的通知 ", "某水〔2021〕5号", " 各省水务局：", f"{SENTENCE * 3} ", "水务部 2021年3月4日", f" 规划 {SENTENCE}"]),
        # a line whose blanks stand where lines ended; what is set apart, and what follows the number of an article, stays
        (f"各县政府： 2009年，{SENTENCE * 4} 附件：预案 某市水务局 2021年3月4日 防汛 预案 1.总 则 1.1目的 {SENTENCE} 第二章 附 则 第一条 {SENTENCE}",
         ["各县政府：", f"2009年，{SENTENCE * 4}", "附件：预案", "某市水务局", "2021年3月4日", "防汛", "预案", "1.总 则", "1.1目的", SENTENCE, "第二章 附 则", f"第一条 {SENTENCE}"]),
        # not where they stand for the width of a page
        (f"{'各单位要提高认识结合实际抓好落实确保各项工作按期完成取得 ' * 8}实效。 甲。 乙。 丙。",
         [f"{'各单位要提高认识结合实际抓好落实确保各项工作按期完成取得 ' * 8}实效。 甲。 乙。 丙。"]),
        # a number right behind the title, text right behind the addressees, in a text that has some line ends
        (f"某水务局关于防汛的函某水函〔2021〕5号\n\n各省、自治区水务局：{SENTENCE}一、同意。二、上报。\n附件：名单某水务局\n2021年3月4日（此件公开发布）\n",
         ["某水务局关于防汛的函", "某水函〔2021〕5号", "", "各省、自治区水务局：", SENTENCE, "一、同意。", "二、上报。", "附件：名单", "某水务局", "2021年3月4日", "（此件公开发布）", ""]),
        (f"某水务局关于防汛的复函某水函〔2021〕5号\n李大明同志：{SENTENCE * 3}",
         ["某水务局关于防汛的复函", "某水函〔2021〕5号", "李大明同志：", SENTENCE * 3]),
        (f"某水务局关于防汛的通知某水函〔2021〕5号\n各省水务局：\n{SENTENCE * 3}一、甲。二、乙。",
         ["某水务局关于防汛的通知某水函〔2021〕5号", "各省水务局：", f"{SENTENCE * 3}一、甲。二、乙。"]),
        # an office of the body that the mark names signs behind the list of attachments; storeys are no list
        (f"某某有限公司部门文件某电〔2021〕5号关于防汛的通报各单位:{LONG}一、甲。二、检查一、二层，三、四层改造。附件：名单某某有限公司办公室2021年3月4日（此件公开）",
         ["某某有限公司部门文件", "某电〔2021〕5号", "关于防汛的通报", "各单位:", LONG, "一、甲。", "二、检查一、二层，三、四层改造。", "附件：名单", "某某有限公司办公室2021年3月4日", "（此件公开）"]),
        # markers that were recognised wrongly, where their list shows what they are
        (f"{LONG}-、提高认识。1、甲项。2。乙项。二、落实。", [LONG, "一、提高认识。", "1、甲项。", "2.乙项。", "二、落实。"]),
        (f"{LONG}-、提高认识。共计：2。其中甲项。", [f"{LONG}-、提高认识。共计：2。其中甲项。"]),
        # numbers that go on below the next heading, before a day or a year, behind a heading with a comma in it
        (f"{LONG}一、推进应用1.健全体系。2.规范场景。二、规范管理3.加强审查。4.强化管控。三、要求1.落实责任。",
         [LONG, "一、推进应用", "1.健全体系。", "2.规范场景。", "二、规范管理", "3.加强审查。", "4.强化管控。", "三、要求", "1.落实责任。"]),
        (f"{LONG}（三）步骤1.10月初启动2.10月中旬设计3.2021年底前完成，投资2.2021万元。",
         [LONG, "（三）步骤", "1.10月初启动", "2.10月中旬设计", "3.2021年底前完成，投资2.2021万元。"]),
        (f"{LONG}一、完善机制，压实责任（一）统筹协调。（二）属地负责。企业应当符合规定，（一）项除外。",
         [LONG, "一、完善机制，压实责任", "（一）统筹协调。", "（二）属地负责。企业应当符合规定，（一）项除外。"]),
        (f"{LONG}1.内容。2.时间。请发送至a@b.cno3.要求。", [LONG, "1.内容。", "2.时间。请发送至a@b.cno", "3.要求。"]),
        # a list of attachments that runs on into a body: it signs where the text names it elsewhere or where the name
        # ends as one of an attachment does; else the list is parted alone
        (f"{LONG}请与某网营销部联系。电话XXX附件：1.2021年台账2.检查表某网营销部2021年3月4日（此件公开）",
         [f"{LONG}请与某网营销部联系。电话XXX", "附件：1.2021年台账", "2.检查表", "某网营销部2021年3月4日", "（此件公开）"]),
        (f"{LONG}电话XXX附件：1.2021年台账2.检查表某网营销部2021年3月4日（此件公开，违者追究。）",
         [f"{LONG}电话XXX", "附件：1.2021年台账", "2.检查表", "某网营销部2021年3月4日", "（此件公开，违者追究。）"]),
        (f"{LONG}电话XXX附件：1.2021年台账2.检查情况某网营销部2021年3月4日（此件公开，违者追究。）",
         [f"{LONG}电话XXX", "附件：1.2021年台账", "2.检查情况某网营销部2021年3月4日（此件公开，违者追究。）"]),
        (f"{LONG}附件：某股份情况说明资本运营部2022年1月28日", [LONG, "附件：某股份情况说明", "资本运营部2022年1月28日"]),
        (f"{LONG}附件：1.台账2.某某供电公司关于甲、乙免职建议的函某某供电公司2022年7月14日（联系人：甲）",
         [LONG, "附件：1.台账", "2.某某供电公司关于甲、乙免职建议的函", "某某供电公司2022年7月14日", "（联系人：甲）"]),
        # the headings in a row of an attachment that is a form
        (f"{LONG}附件：汇报材料模板某某有限公司2021年12月6日附件汇报材料模板一、工作成效二、存在的问题三、相关建议",
         [LONG, "附件：汇报材料模板", "某某有限公司2021年12月6日", "附件", "汇报材料模板", "一、工作成效", "二、存在的问题", "三、相关建议"]),
        # a body behind a hand that is to sign, a small full stop behind numbers
        (f"{LONG}董事长（签名）：某某有限公司2022年4月12日", [f"{LONG}董事长（签名）：", "某某有限公司2022年4月12日"]),
        (f"{LONG}六、相关要求1﹒高度重视。2﹒严肃纪律。", [LONG, "六、相关要求", "1﹒高度重视。", "2﹒严肃纪律。"]),
        # a paper that is passed on, with a title and addressees of its own behind the note of the one that does
        (f"某网安监部转发某部关于防火的通知各分部：{LONG}某网安监部2021年3月4日（此件公开。）某部关于加强防火的通知有关企业：现将{SENTENCE}",
         ["某网安监部转发某部关于防火的通知", "各分部：", LONG, "某网安监部2021年3月4日", "（此件公开。）", "某部关于加强防火的通知", "有关企业：", f"现将{SENTENCE}"]),
        # a code with a bracket behind the bodies of the mark
        (f"中共某省委保密委员会办公室某省国家保密局某密办(局)函〔2021〕5号关于开展竞赛的通知各单位：{LONG}",
         ["中共某省委保密委员会办公室", "某省国家保密局", "某密办(局)函〔2021〕5号", "关于开展竞赛的通知", "各单位：", LONG]),
        # a body made unreadable in part, and the month below the title of the text that it puts out
        (f"某市公司关于印发《防汛报告》的通知各区公司：{LONG}某XX公司2021年3月4日（此件公开）防汛报告2021年3月一、体系{SENTENCE}",
         ["某市公司关于印发《防汛报告》的通知", "各区公司：", LONG, "某XX公司2021年3月4日", "（此件公开）", "防汛报告", "2021年3月", f"一、体系{SENTENCE}"]),
        # a speech
        (f"牢记使命 履职尽责在公司工作会议上的报告（2022年2月16日）张三　　　同志们：{LONG}",
         ["牢记使命 履职尽责在公司工作会议上的报告", "（2022年2月16日）", "张三", f"同志们：{LONG}"]),
        # headings that are known, or that the first item of their text ends; what leads to a sentence is none; whom to ask
        (f"{LONG}一、基本情况目前公司选址工作已完成。二、工作目标明确，任务清楚。三、问题和难点一是责任落实不够。二是认识不够。四、主要表现在一是甲。联系人：张三",
         [LONG, "一、基本情况", "目前公司选址工作已完成。", "二、工作目标明确，任务清楚。", "三、问题和难点", "一是责任落实不够。二是认识不够。", "四、主要表现在一是甲。", "联系人：张三"]),
        (f"{LONG}1.请问《意见》出台的背景是什么?铁路是大动脉。2.如何落实责任？一是明确责任。3.2022年重点工作公司要求各级落实责任。",
         [LONG, "1.请问《意见》出台的背景是什么?", "铁路是大动脉。", "2.如何落实责任？", "一是明确责任。", "3.2022年重点工作", "公司要求各级落实责任。"]),
        # a heading that says when its phase is, one with a bracket above 1., one right behind the title
        (f"{LONG}六、计划（一）制定方案，动员部署（6月20日-8月20日）某部负责制定方案。（二）全面开展，有序实施（8月20日-10月25日）1. 各市实施。2. 各区配合。",
         [LONG, "六、计划", "（一）制定方案，动员部署（6月20日-8月20日）", "某部负责制定方案。", "（二）全面开展，有序实施（8月20日-10月25日）", "1. 各市实施。", "2. 各区配合。"]),
        (f"关于公司报告编制情况的报告一、基本情况为落实指导意见，{LONG}", ["关于公司报告编制情况的报告", "一、基本情况", f"为落实指导意见，{LONG}"]),
        # an attachment alone; indents and notes behind blanks of two widths
        (f"附件12022年配网“大会战”专项工作方案为提升水平，{LONG}", ["附件1", "2022年配网“大会战”专项工作方案", f"为提升水平，{LONG}"]),
        (f"增长5个百分点 　 注：①含税。　 （三）遏制污染。　　{LONG}　　（四）推进处置。", ["增长5个百分点", "注：①含税。", "（三）遏制污染。", LONG, "（四）推进处置。"]),
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区政府:{SENTENCE * 30}附件:1.成员单位2.检查表某市水务局2021年3月4日附件1成员单位（34个）市委组织部、市水务局",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区政府:", SENTENCE * 30, "附件:1.成员单位", "2.检查表",
          "某市水务局2021年3月4日", "附件1", "成员单位（34个）", "市委组织部、市水务局"]),
        # articles behind one another, and who signs an order behind its text
        (f"某部令第3号\n现公布《防汛办法》，自2021年5月1日起施行。部长　　李大明 　　 2021年3月4日 \n防汛办法\n第一条　{SENTENCE}第二条　属于下列情形：（一）甲；（二）乙。第三条　{SENTENCE}",
         ["某部令第3号", "现公布《防汛办法》，自2021年5月1日起施行。", "部长　　李大明", "2021年3月4日 ", "防汛办法", f"第一条　{SENTENCE}", "第二条　属于下列情形：", "（一）甲；", "（二）乙。", f"第三条　{SENTENCE}"]),
        (f"某部令\n第8号\n{SENTENCE * 5}现公布《防汛办法》，自2021年5月1日起施行。 部 长 李大明 2021年3月4日\n附件：防汛办法",
         ["某部令", "第8号", f"{SENTENCE * 5}现公布《防汛办法》，自2021年5月1日起施行。", " 部 长 李大明", "2021年3月4日", "附件：防汛办法"]),
        (f"第一条　{SENTENCE * 3}第二条的规定除外。", [f"第一条　{SENTENCE * 3}第二条的规定除外。"]),
        # an indent of both widths of blanks
        (f"关于防汛的通知各区：　  {LONG}　  一、总则　  {SENTENCE}", ["关于防汛的通知", "各区：", LONG, "一、总则", SENTENCE]),
        # a short paper on one line, and a paragraph that is none
        (f"关于做好防汛工作的通知各区水务局：{SENTENCE * 5}一、提高认识。", ["关于做好防汛工作的通知", "各区水务局：", SENTENCE * 5, "一、提高认识。"]),
        (f"{SENTENCE * 5}（一）甲。（二）乙。", [f"{SENTENCE * 5}（一）甲。（二）乙。"]),
        # a short one with the indents of its paragraphs, its number at the head, its headings set wide
        (f"某市公开办发〔2021〕1号　　各区：　　{SENTENCE}　　一、公开。{SENTENCE}　　某市政府", ["某市公开办发〔2021〕1号", "各区：", SENTENCE, f"一、公开。{SENTENCE}", "某市政府"]),
        (f"某市办法　　第一章　总　则　　第一条　{SENTENCE}　　第二条　{SENTENCE}　　第二章　附　则　　第三条　{SENTENCE}",
         ["某市办法", "第一章　总　则", f"第一条　{SENTENCE}", f"第二条　{SENTENCE}", "第二章　附　则", f"第三条　{SENTENCE}"]),
        (f"{SENTENCE}　　{SENTENCE}", [f"{SENTENCE}　　{SENTENCE}"]),
        # a blank before a marker is no line of a page that was full, however long the heading before it is
        (f"{SENTENCE * 2} 一、深化政府重点工作全过程公开，以公开促进决策落实、促进工作 （一）{SENTENCE} （二）{SENTENCE} 二、深化政府重点工作全过程公开，以公开促进决策落实、促进工作 （一）{SENTENCE}",
         [SENTENCE * 2, "一、深化政府重点工作全过程公开，以公开促进决策落实、促进工作", f"（一）{SENTENCE}", f"（二）{SENTENCE}", "二、深化政府重点工作全过程公开，以公开促进决策落实、促进工作", f"（一）{SENTENCE}"]),
        # what a page says of a paper in front of it: a box of labels, and a page line behind the title
        (f"索 引 号：000014349/2024-00001 主题分类：城乡\\规划 成文日期：2024年5月6日 标 题：某办关于防汛的通知 发文字号：某办〔2024〕5号 主 题 词： 某办关于防汛 工作的通知 某办〔2024〕5号 各区水务局： {BLANKED}",
         ["索 引 号：000014349/2024-00001", "主题分类：城乡\\规划", "成文日期：2024年5月6日", "标 题：某办关于防汛的通知", "发文字号：某办〔2024〕5号", "主 题 词：",
          "某办关于防汛", "工作的通知", "某办〔2024〕5号", "各区水务局：", *[SENTENCE] * 6]),
        (f"发文机关：某办 主题词：文秘 提案 函 某办关于防汛的通知 各区： {BLANKED}",
         ["发文机关：某办", "主题词：文秘 提案 函", "某办关于防汛的通知", "各区：", *[SENTENCE] * 6]),
        (f"某局关于防汛的通知 时间：2024-07-09 06:45 来源：某市水务局 某市气象局 发布时间：2024-05-13 09:16 各区： {BLANKED}",
         ["某局关于防汛的通知", "时间：2024-07-09 06:45", "来源：某市水务局 某市气象局", "发布时间：2024-05-13 09:16", "各区：", *[SENTENCE] * 6]),
        (f"索引号：1-2024 生成日期：2024-05-06 某局关于防汛的通知 某水〔2024〕5号 来源：某局 时 效：自2024年7月1日起施行。 各区： {BLANKED}",
         ["索引号：1-2024", "生成日期：2024-05-06", "某局关于防汛的通知", "某水〔2024〕5号", "来源：某局", "时 效：自2024年7月1日起施行。", "各区：", *[SENTENCE] * 6]),
        (f"索引号：1-2024 发布机构：某局\n{SENTENCE * 3}", ["索引号：1-2024 发布机构：某局", SENTENCE * 3]),
        (f"{SENTENCE}来源：某局 发布时间：2024-05-13 {SENTENCE * 3}", [f"{SENTENCE}来源：某局 发布时间：2024-05-13 {SENTENCE * 3}"]),
        # the bodies of a joint title stay on its line; one that a site writes above the title does not
        (f"某市民政局 某市财政局关于印发某办法的通知 各区： {BLANKED}",
         ["某市民政局 某市财政局关于印发某办法的通知", "各区：", *[SENTENCE] * 6]),
        (f"某省某市水务局 某市水务局关于印发某办法的通知 各区： {BLANKED}",
         ["某省某市水务局", "某市水务局关于印发某办法的通知", "各区：", *[SENTENCE] * 6]),
        # a heading with a year in it above its inner list, and one that its text says again
        (f"{SENTENCE * 40}一、单位2021年度评选项目、分工（一）评选项目（二）职责分工1.甲组负责。2.乙组负责。二、检测内容检测内容涵盖各项。",
         [SENTENCE * 40, "一、单位2021年度评选项目、分工", "（一）评选项目", "（二）职责分工", "1.甲组负责。", "2.乙组负责。", "二、检测内容", "检测内容涵盖各项。"]),
        # a heading with a year in it above figures, a stop that was misread, an attachment behind the list that names it
        (f"{LONG}（一）2021年预算预计完成1.指标完成情况。2.成本安排。3·其他事项。",
         [LONG, "（一）2021年预算预计完成", "1.指标完成情况。", "2.成本安排。", "3.其他事项。"]),
        (f"{LONG}附件:2021年工作要点附件2021年工作要点为贯彻部署，制定要点。一、统计。",
         [LONG, "附件:2021年工作要点", "附件", "2021年工作要点", "为贯彻部署，制定要点。", "一、统计。"]),
        # a letter whose head stands on lines of its own: who signs it and whom it goes to stand in the line of its text
        (f"关于对某某公司采取措施的决定\n某监〔2022〕4号\n某某有限公司：经查，{SENTENCE * 2}某某监管局2022年11月15日",
         ["关于对某某公司采取措施的决定", "某监〔2022〕4号", "某某有限公司：", f"经查，{SENTENCE * 2}", "某某监管局2022年11月15日"]),
        (f"某局简报\n{SENTENCE * 4}某某局定于2022年11月15日", ["某局简报", f"{SENTENCE * 4}某某局定于2022年11月15日"]),
        # the signature of an exchange in front of what it puts out
        (f"关于发布《某某交易细则》的公告{LONG}特此公告。 某证券交易所2022年11月11日 某某交易细则第一章 总 则第一条 甲。第二条 乙。",
         [f"关于发布《某某交易细则》的公告{LONG}", "特此公告。 ", "某证券交易所2022年11月11日", " ", "某某交易细则", "第一章 总 则", "第一条 甲。", "第二条 乙。"]),
    ],
)  # fmt: skip
def test_lines(string: str, lines: list[str]) -> None:
    assert restored(string) == lines


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
TRADITIONAL = str.maketrans("务发号关于讯区账检单认识结实际确项", "務發號關於訊區賬檢單認識結實際確項")


@pytest.mark.parametrize("written", [FULL_WIDTH, TRADITIONAL, FULL_WIDTH | TRADITIONAL])
def test_other_widths_and_scripts_part_the_same_lines(written: dict[int, int]) -> None:
    string = f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区:{LONG}附件:1.台账2.检查表某市水务局2021年3月4日"
    assert len(restored(string)) == 8
    assert restored(string.translate(written)) == [line.translate(written) for line in restored(string)]


def test_a_paper_on_one_line_is_read_like_one_on_many() -> None:
    paper = (
        f"某市水务局文件某水发〔2021〕5号关于做好防汛工作的通知各区水务局，各有关单位:{LONG}"
        "一、总体要求(一)加强领导。各区要落实责任。附件:1.台账2.检查表某市水务局2021年3月4日某市水务局办公室2021年3月5日印发"
    )
    document = parse(paper)
    check(document, paper)
    found = fields(document.metadata)
    assert found == {
        "title": "关于做好防汛工作的通知",
        "document_number": "某水发〔2021〕5号",
        "issuers": ["某市水务局"],
        "addressees": ["各区水务局", "各有关单位"],
        "issue_date": "2021-03-04",
        "printing_authority": "某市水务局办公室",
        "printing_date": "2021-03-05",
    }
    assert [section.address for section in document.sections()] == ["一、", "一、（一）"]


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0"])
def test_blanks_behind_a_text_take_linear_time(blank: str) -> None:
    assert_linear(lambda count: partial(flat.restore, Text.of(f"一、坚持{blank * count}\n"), shipped()), 2_000)


def test_labels_without_end_take_linear_time() -> None:
    assert_linear(lambda count: partial(flat.restore, Text.of(f"{'来源：甲 ' * count}\n"), shipped()), 2_000)


def test_blanks_in_a_line_that_has_blanks_for_line_ends_take_linear_time() -> None:
    line = "做好工作。 " * 40 + "安排"
    assert_linear(lambda count: partial(flat.restore, Text.of(f"{line}{'　' * count}\n"), shipped()), 2_000)


def test_signs_that_cannot_be_seen_hide_no_line_end() -> None:
    source = f"某市水务局文件某水发〔2021〕5号关于做好防汛工作的通知各区水务局，各有关单位:{LONG}"
    found = parse("\u200b".join(source))
    check(found, "\u200b".join(source))
    assert fields(found.metadata) == fields(parse(source).metadata)
    assert fields(found.metadata)["document_number"] == "某水发〔2021〕5号"
