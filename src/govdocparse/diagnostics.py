"""The table of all diagnostics: each kind with its code, its words and an example; every Diagnostic is made from it."""

from __future__ import annotations

import msgspec

from govdocparse.model import Diagnostic, Severity
from govdocparse.text import Span


class Kind(msgspec.Struct, frozen=True):
    """One kind of diagnostic.

    `message` names its values as `{name}`; `means` and `advice` are sentences for the catalogue; `example` is a text
    that makes this diagnostic and no other, None where no plain text can.
    """

    code: str
    severity: Severity
    message: str
    means: str
    advice: str
    example: str | None

    def at(self, span: Span, /, severity: Severity | None = None, **values: object) -> Diagnostic:
        """The diagnostic of this kind at a place; `severity` where one case weighs less than its kind."""
        return Diagnostic(self.code, severity or self.severity, self.message.format(**values), span)


_HEAD = "关于做好防汛工作的通知\n各区人民政府：\n"
_DATED = "\n某市人民政府\n2025年2月8日\n"


SOURCE_UNREAD = Kind(
    "source.unread",
    "warning",
    "{what}",
    "The carrier holds something that the reader saw and could not read: a page that is an image, with or without a "
    "page number on it, a drawing, a chart; or a page has characters that cannot be what it shows, as its fonts do not "
    "say which they are; or the file is one of data and no paper. It is "
    "`info` for the pictures of a Word file that has text: seals and emblems mostly.",
    "Look at the place in the carrier; recognise the text of images first, where they are pages of the paper.",
    None,
)
ENCODING_REPLACEMENT = Kind(
    "encoding.replacement",
    "warning",
    "{count} lost before this text was read",
    "The text holds U+FFFD, which some program wrote in the place of bytes that it could not read.",
    "Get the document from its source again; what was lost cannot be told.",
    _HEAD + "请各区加强巡查，\ufffd排资金。" + _DATED,
)
DOCUMENT_EMPTY = Kind(
    "document.empty",
    "warning",
    "there is no text",
    "Nothing but white space, or nothing but what belongs to the page around the paper.",
    "Check that the right file was given, and that the page was saved with its content.",
    "",
)
REPAIR_AMBIGUOUS = Kind(
    "repair.ambiguous",
    "warning",
    "damaged text restored to {after}, one of several readings",
    "The page went through a conversion that broke its bytes. This place was restored to what reads "
    "best, but another "
    "reading is possible.",
    "Compare the place with the original; `source.repaired` has what stood there.",
    "關(guān)于推動經(jīng)濟發(fā)展的通知\n推動經(jīng)濟發(fā)展,改進(jìn)管理。\n改善學校?;A(chǔ)設(shè)施。\n",
)
REPAIR_UNREAD = Kind(
    "repair.unread",
    "warning",
    "from here on damaged text was not restored: the page holds too much of it",
    "The page went through a conversion that broke its bytes, in so many places that the work of restoring them was "
    "stopped here, to keep the time of a parse bounded.",
    "Get the page from another site, or parse it in parts.",
    None,
)
COVER_LOST = Kind(
    "cover.lost",
    "error",
    "this text is in no block and no field; please report it",
    "The check of every parse found source text that came out nowhere: a fault of this program, not of "
    "the document. The text is "
    "kept as an omitted span.",
    "Report it with the document, or with the few lines around the place.",
    None,
)
DATE_IMPOSSIBLE = Kind(
    "date.impossible",
    "warning",
    "no calendar has {words}",
    "The text names a day or month that does not exist. It becomes no date.",
    "A slip of the pen in the document, or of who copied it: compare the original.",
    _HEAD + "请于2025年2月30日前报送。" + _DATED,
)
DATE_ORDER = Kind(
    "date.order",
    "warning",
    "{later} {later_date} is before {earlier} {earlier_date}",
    "Two dates of the document stand in an order that cannot be: printed or published before it was "
    "issued, out of force "
    "before it is in force.",
    "One of the two dates is wrong, or was taken from the wrong place; look at both.",
    _HEAD + "请加强巡查。" + _DATED + "某市人民政府办公厅2025年2月7日印发\n",
)
DATE_RETROACTIVE = Kind(
    "date.retroactive",
    "info",
    "in force from {effective} on, before it was issued on {issued}",
    "The document says that it applies to days before its own date. That may be meant, or a slip in the "
    "year. Not said of laws "
    "with an adoption note, whose last revision comes later than their first day.",
    "Where it is not meant, compare the year of both dates.",
    _HEAD + "一、加强巡查。\n本通知自2024年3月1日起施行。" + _DATED,
)
FIELD_DISAGREEMENT = Kind(
    "field.disagreement",
    "warning",
    "{key} is {kept} in the {kept_zone} zone, but {other} in the {other_zone} zone",
    "Two places give the same field and say different things: the catalogue box of a page and the "
    "document itself, its header "
    "and its signature. A shorter name of the same body is no disagreement. The field keeps the document's own words.",
    "Look at both places; the catalogue box of a page is often typed by hand.",
    "成文日期：2025-03-30\n" + _HEAD + "请加强巡查。" + _DATED,
)
NUMBER_BRACKETS = Kind(
    "number.brackets",
    "info",
    "the year of {text} is not in 〔〕",
    "GB/T 9704-2012 7.2.5 puts the year of a document number into 〔〕. Web pages often have other "
    "brackets. The value has "
    "the standard form.",
    "Nothing, for a copy; in a draft, write 〔〕 (U+3014, U+3015).",
    "某政发[2025]3号\n" + _HEAD + "请加强巡查。" + _DATED,
)
NUMBER_ORDINAL = Kind(
    "number.ordinal",
    "warning",
    "{text} has 第 before its sequence number",
    "GB/T 9704-2012 7.2.5: the sequence number bears no 第. (The numbers of orders and announcements, "
    "第3号, do.) The value "
    "has the standard form.",
    "In a draft, leave 第 out.",
    "某政发〔2025〕第3号\n" + _HEAD + "请加强巡查。" + _DATED,
)
NUMBER_ZERO = Kind(
    "number.zero",
    "warning",
    "{text} fills its sequence number up with zeros",
    "GB/T 9704-2012 7.2.5: 1 is not written 01. The value has the standard form.",
    "In a draft, leave the zeros out.",
    "某政发〔2025〕03号\n" + _HEAD + "请加强巡查。" + _DATED,
)
NUMBER_SHORT_YEAR = Kind(
    "number.short_year",
    "warning",
    "{text} has a year of two digits",
    "GB/T 9704-2012 7.2.5: the year is written in full. The value has four digits.",
    "In a draft, write the year in full; in an old document, check the century.",
    "某政发〔85〕3号\n" + _HEAD + "请加强巡查。\n某市人民政府\n1985年2月8日\n",
)
NUMBER_YEAR = Kind(
    "number.year",
    "warning",
    "{number} is a number of {year}, but the document was issued on {issued}",
    "The year of the document number is not that of the date. In the weeks around New Year the two may differ by one.",
    "One of the two is wrong, or belongs to another document (one that this one forwards).",
    "某政发〔2024〕3号\n" + _HEAD + "请加强巡查。\n某市人民政府\n2025年6月8日\n",
)
OUTLINE_START = Kind(
    "outline.start",
    "warning",
    "{marker} is the first of its kind here; missing: {missing}",
    "A list begins with another number than 1: an excerpt, or the first items were lost or are not told as items.",
    "Look above the place for the item that is missing.",
    _HEAD + "二、加强巡查。\n三、加强值守。" + _DATED,
)
OUTLINE_GAP = Kind(
    "outline.gap",
    "warning",
    "{marker} follows number {last}; missing: {missing}",
    "A number of the outline is left out. Either the document has a slip, or the item was lost, or its "
    "marker stands inside a "
    "paragraph.",
    "Look between the two items.",
    _HEAD + "一、加强巡查。\n三、加强值守。" + _DATED,
)
OUTLINE_REPEAT = Kind(
    "outline.repeat",
    "warning",
    "{marker} repeats the number {last}",
    "Two items that follow each other bear the same number.",
    "Mostly a slip in the document; ids stay apart all the same (`…-2_2`).",
    _HEAD + "一、加强巡查。\n二、加强值守。\n二、加强调度。" + _DATED,
)
OUTLINE_RESTART = Kind(
    "outline.restart",
    "warning",
    "{marker} begins again at 1 behind {last}",
    "A list begins again where nothing opens a new one: no outer item, no paragraph that ends with a "
    "colon. The articles (条) of "
    "a law never begin again. Often another document begins here without a title that is told as one.",
    "Look above the place for a title, or for a slip in the number.",
    _HEAD + "一、加强巡查。\n二、加强值守。\n一、加强调度。" + _DATED,
)
OUTLINE_BACKWARDS = Kind(
    "outline.backwards",
    "warning",
    "{marker} follows number {last}",
    "A number of the outline is smaller than the one before it.",
    "A slip in the number, an item at the wrong place, or the marker belongs to another list.",
    _HEAD + "一、加强巡查。\n二、加强值守。\n三、加强调度。\n二、加强保障。" + _DATED,
)
OUTLINE_JUMP = Kind(
    "outline.jump",
    "info",
    "{marker} stands right below {parent}, but elsewhere {between} stands between the two",
    "GB/T 9704-2012 7.3.3 names the levels 一、 （一） 1. （1） in this order. Here one is left out that the same text "
    "has elsewhere between the same two.",
    "Look above the place for an item of the level between whose marker was lost.",
    _HEAD
    + "一、加强巡查\n（一）查堤防\n1.查堤身。\n2.查堤脚。\n（二）查水库\n1.查坝体。\n2.查闸门。\n"
    + "二、加强值守\n1.查岗位。\n2.查记录。"
    + _DATED,
)
ATTACHMENT_ABSENT = Kind(
    "attachment.absent",
    "info",
    "none of the attachments of the list is here ({count}): {names}",
    "The document lists attachments that this file does not hold; web pages offer them as files of their own.",
    "Get the attachments, where they matter.",
    _HEAD + "请加强巡查。\n附件：防汛物资清单" + _DATED,
)
ATTACHMENT_MISSING = Kind(
    "attachment.missing",
    "warning",
    "the attachment {name} of the list is not among the {count} that are here",
    "GB/T 9704-2012 7.3.7: the attachments agree with the list in number and title. Some of the list are here, this "
    "one is not.",
    "Look for its heading (附件2) in the document: it may be lost, or written in another way.",
    _HEAD + "请加强巡查。\n附件：1.防汛物资清单\n2.值守安排表" + _DATED + "附件1\n防汛物资清单\n砂石备足。\n",
)
ATTACHMENT_UNLISTED = Kind(
    "attachment.unlisted",
    "warning",
    "{label} is not in the list of attachments, which names {count}",
    "There is an attachment that neither the list names nor the text of another one.",
    "A slip in the list, or a heading that is no attachment.",
    _HEAD
    + "请加强巡查。\n附件：防汛物资清单"
    + _DATED
    + "附件1\n防汛物资清单\n砂石备足。\n附件2\n值守安排表\n昼夜值守。\n",
)
ATTACHMENT_NAME = Kind(
    "attachment.name",
    "warning",
    "{label} is named {title} here, but {name} in the list",
    "GB/T 9704-2012 7.3.7: the title of an attachment is that of the list.",
    "Compare the two; where the difference is in the document, cite the title of the attachment itself.",
    _HEAD + "请加强巡查。\n附件：防汛物资清单" + _DATED + "附件\n抢险队伍名单\n共有三支。\n",
)

KINDS: dict[str, Kind] = {kind.code: kind for kind in tuple(globals().values()) if isinstance(kind, Kind)}
