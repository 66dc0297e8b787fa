"""What a path pays or gets for what the text itself does not explain, on the scale of logarithms of chances."""

# A lost byte: at a sign that pages are cut at, at one that is rarer, or taken as the `?` that it shows.
CUT, RARE_CUT = -3.0, -6.0
LITERAL, LITERAL_AGAIN = -7.0, -1.0
# A lost byte inside: with a blank, with a sign, with a line feed that nothing else shows, without a trace before a
# blank, and a pair of bytes that shows nothing, shows `?`, or hides a letter.
EATEN, EATEN_SIGN, LINE_FEED, SILENT = -4.0, -2.0, -1.0, -5.0
HIDDEN, SHOWN, LETTER = -2.0, -2.0, -2.0
# A gloss that fits its character, one that does not, and one that is missing behind a character that always has one.
RIGHT_GLOSS, WRONG_GLOSS, NO_GLOSS = 3.0, -9.0, -9.0
# A full-width blank at the head of a line and elsewhere, a full-width letter or figure, the outline marker that is due
# (at the lost blank before it, and in a run), one that is not due, a quotation mark or a bracket that is missing, and
# one that is alone.
INDENT, STRAY_BLANK, WIDE_LETTER = -1.0, -14.0, -6.0
DUE_MARKER, DUE, UNDUE, PAIRED, ALONE = 14.0, 8.0, -6.0, 10.0, -5.0
# A dash at the head of a sentence that is not followed by its other half.
HALF_DASH = -6.0
# A character of the other script, where both its bytes are known.
FOREIGN = -8.0
# A full-width blank alone behind a sentence: indents have two. A third one, which sets a signature.
LONE_BLANK, THIRD_BLANK = -5.0, -4.0
# What it costs that a text goes on as if a bracket were not there, and at most that one closes behind one character,
# that one closes behind two, and that a full stop is written twice. Brackets with nothing but Chinese close behind two
# more often than that (404 of 961 in 230 official documents); at their price fewer repairs would be beyond doubt.
BRACKETED, CLOSED, CLOSED_TWO, REPEATED = 1.0, -3.0, -5.0, -5.0
# At most, a dot between the parts of a name in quotation marks: 24 of 61,682 characters in quotation and title marks of
# 400 official documents. A full stop at the end of a short quotation, which is a term and no sentence: of 4,122 without
# another stop the five that end in one are 17 characters and longer.
DOTTED, STOPPED = -7.9, -3.0
# The last character of a member of a list and the sign behind it, where the member before ends in the same character.
# Of 15,799 members 2,669 do; about one in four ends so soon, and one in four ends with that sign.
PARALLEL = -4.5
