"""Labels as reports of parliaments print them: "Mr RUIZ (Callao-Prime Minister) (2.30)-by leave-I am glad"."""

from collections.abc import Iterator

from summitreader.model import Span
from summitreader.parser.text.lazy_regex import any_word, regex
from summitreader.parser.verbatim.flattened import Candidate

_STYLE = any_word(("Mr", "Mrs", "Miss", "Ms", "Dr", "Sir", "Dame", "Senator")) + r"\.? (?:the Hon\.? )?"
_DASH = r" ?(?:[-–—]{1,2} ?by leave ?)?(?P<colon>[-–—]{1,2}) ?"
# "Mr RUIZ (Callao-Minister for Fish)-": a seat in brackets opens the first floor of each member.
_SEATED = regex(
    rf"(?P<name>{_STYLE}[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'-]+)?) ?\((?P<aside>[^()\n]{{3,90}})\)"
    rf"(?: ?\(?\d{{1,2}}[.:]\d\d(?: ?[ap]\.?m\.?)?\)?)?{_DASH}(?=[“\"A-Z])"
)
# "Mr RUIZ-Yes.": a dash and the first word of a sentence, which is no part of a name with a hyphen.
_FIRST_WORDS = (
    "I|We|You|He|She|It|They|The|This|That|These|Those|There|A|An|My|Our|In|On|At|As|If|To|For|By|Yes|No|Not|Will"
    "|Would|Is|Are|Was|Were|Has|Have|Had|Does|Do|Did|Can|Could|May|Must|Should|What|Why|How|Who|When|Where|Which|Order"
    "|Hear|Mr|Madam|And|But|So|Well|Thank|Oh|Surely|Perhaps|Let|Nor|Or"
)
_FLOOR = regex(rf"(?P<name>{_STYLE}[A-Z][\w’'.]+){_DASH}(?=[“\"]?(?:{_FIRST_WORDS})\b)")


def hansard_labels(text: str) -> Iterator[Candidate]:
    """Yield the labels of a report of a parliament; none where no member is introduced with a seat."""
    seated = list(_SEATED.finditer(text)) if "(" in text else []
    if not seated:
        return
    for match in (*seated, *_FLOOR.finditer(text)):
        colon = Span(match.start("colon"), match.end())
        aside = match.groupdict().get("aside") or ""
        yield Candidate(match.group("name").title(), Span(*match.span("name")), colon, aside.strip())
