"""The verifier: one call from a draft and its sources to a Verification. May import the floor alone.

`verify` is total and pure, like the parser: no I/O, clock, randomness or global state.
"""

from collections.abc import Sequence

from summitreader.verification import Verification, VerifiedText


def verify(draft: VerifiedText, sources: Sequence[VerifiedText]) -> Verification:
    """Return the verdict on each quotation and attributed paraphrase of a draft. Never raises."""
    from summitreader.verifier.draft import asked_of
    from summitreader.verifier.paraphrased import Paraphrases
    from summitreader.verifier.quoted import Quotations
    from summitreader.verifier.speaking import SourceVoices
    from summitreader.verifier.texts import SourceText

    texts = [SourceText(number, source) for number, source in enumerate(sources)]
    voices = [SourceVoices(text) for text in texts]
    quotations, paraphrases = Quotations(draft, texts, voices), Paraphrases(draft, texts, voices)
    verdicts = []
    for asked in asked_of(draft):
        verdict = (quotations if asked.quote.marked else paraphrases).verdict(asked)
        retold = paraphrases.retold(asked) if asked.quote.marked and verdict.kind == "not_found" else None
        verdicts.append(retold or verdict)
    return Verification(draft, tuple(sources), tuple(verdicts))


def words_asked(draft: VerifiedText) -> list[str]:
    """Return the words of each quotation and paraphrase of a draft, by which sources are looked for."""
    from summitreader.verifier.draft import asked_of

    return [" ".join(span.of(draft.text) for span in asked.quote.spans) for asked in asked_of(draft)]
