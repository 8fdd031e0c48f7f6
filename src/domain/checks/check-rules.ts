import { levels } from './levels'
import type { CheckRule } from './rule'
import { consentEndsEarly } from './rules/consent-ends-early'
import { consentExpired } from './rules/consent-expired'
import { consentMissing } from './rules/consent-missing'
import { deadLink } from './rules/dead-link'
import { emptySummary } from './rules/empty-summary'
import { imageWithoutAlt } from './rules/image-without-alt'
import { incomplete } from './rules/incomplete'
import { missingEnglish } from './rules/missing-english'
import { noPortrait } from './rules/no-portrait'
import { noRoom } from './rules/no-room'
import { noTime } from './rules/no-time'
import { outdatedEnglish } from './rules/outdated-english'
import { outsideDays } from './rules/outside-days'
import { outsideOpeningHours } from './rules/outside-opening-hours'
import { panelBalance } from './rules/panel-balance'
import { personGone } from './rules/person-gone'
import { personOverlap } from './rules/person-overlap'
import { roomGone } from './rules/room-gone'
import { roomOverlap } from './rules/room-overlap'
import { shortChangeover } from './rules/short-changeover'
import { videoWithoutCaptions } from './rules/video-without-captions'
import { videoWithoutTranscript } from './rules/video-without-transcript'
import { wrongTimes } from './rules/wrong-times'

const declared = [
  roomOverlap,
  personOverlap,
  noTime,
  wrongTimes,
  outsideDays,
  roomGone,
  incomplete,
  imageWithoutAlt,
  videoWithoutCaptions,
  videoWithoutTranscript,
  noRoom,
  outsideOpeningHours,
  shortChangeover,
  personGone,
  consentMissing,
  consentExpired,
  consentEndsEarly,
  missingEnglish,
  outdatedEnglish,
  emptySummary,
  deadLink,
  noPortrait,
  panelBalance,
]

/** The id of a rule. */
export type RuleId = (typeof declared)[number]['id']

/** Every rule, the most serious first. The order is that of the findings and of `docs/checks.md`. */
export const checkRules: readonly CheckRule<RuleId>[] = levels.flatMap((level) =>
  declared.filter((rule) => rule.level === level),
)
