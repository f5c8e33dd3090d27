"""What is found when a phrase, a formula or a theme is followed through many articles, over time and by speaker.

Frozen values. The unit that is counted is the passage, as everywhere in the library: a statement, or the text between
two. Beside passages stand articles, and of how many that could have had it: that share is a `Share`, with its interval.
May import `article`, `model` and `rates`.
"""

from summitreader.tracking.following import ALL_FOUND as ALL_FOUND
from summitreader.tracking.following import UNDATED as UNDATED
from summitreader.tracking.following import Formula as Formula
from summitreader.tracking.following import FormulaUse as FormulaUse
from summitreader.tracking.following import KeywordLine as KeywordLine
from summitreader.tracking.following import Period as Period
from summitreader.tracking.following import Seen as Seen
from summitreader.tracking.following import Share as Share
from summitreader.tracking.following import ToldCue as ToldCue
from summitreader.tracking.following import ToldPassage as ToldPassage
from summitreader.tracking.following import ToldVoice as ToldVoice
from summitreader.tracking.following import Track as Track
from summitreader.tracking.following import TrackBase as TrackBase
from summitreader.tracking.following import TrackCell as TrackCell
from summitreader.tracking.following import TrackCount as TrackCount
from summitreader.tracking.following import TrackFacet as TrackFacet
from summitreader.tracking.following import TrackKind as TrackKind
from summitreader.tracking.following import TrackPick as TrackPick
from summitreader.tracking.following import TrackQuestion as TrackQuestion
from summitreader.tracking.following import UseCount as UseCount
from summitreader.tracking.following import VoiceShare as VoiceShare
from summitreader.tracking.following import period_of as period_of
from summitreader.tracking.following import wording_of as wording_of
from summitreader.tracking.outlines import PHRASE_RULES as PHRASE_RULES
from summitreader.tracking.outlines import LaterStatus as LaterStatus
from summitreader.tracking.outlines import Matrix as Matrix
from summitreader.tracking.outlines import MatrixRow as MatrixRow
from summitreader.tracking.outlines import PhraseChange as PhraseChange
from summitreader.tracking.outlines import PhraseChanges as PhraseChanges
from summitreader.tracking.outlines import PhraseRule as PhraseRule
from summitreader.tracking.outlines import Timeline as Timeline
from summitreader.tracking.outlines import TimelineItem as TimelineItem
from summitreader.tracking.outlines import TimelineMeeting as TimelineMeeting
