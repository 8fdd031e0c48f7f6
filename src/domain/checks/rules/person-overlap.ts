import { inBothLanguages } from '../../bilingual'
import { formatSlot } from '../../format-slot'
import { overlaps } from '../../interval'
import { overlappingPairs } from '../../schedule/conflicts'
import { conflictRefusal } from '../../schedule/messages'
import type { Timed } from '../../schedule/session'
import { timedSessions } from '../held-sessions'
import { labelOf } from '../label'
import { orderedPair } from '../ordered-pair'
import { placeIn } from '../place'
import type { ElsewhereSession, Programme, ProgrammeSession, ProgrammeSpeaker } from '../programme'
import { defineRule, type Violation } from '../rule'

/** A person in two sessions at the same time. One finding for each pair of sessions. */
export const personOverlap = defineRule({
  id: 'person-overlap',
  level: 'blocks',
  title: { fr: 'Une personne à deux endroits', en: 'A person in two places' },
  foundWhen: 'two sessions, of any editions, need one person at the same time',
  find: (programme) => {
    const sessions = timedSessions(programme)
    return programme.speakers.flatMap((speaker) => {
      const own = sessions.filter((session) => hasSpeaker(session, speaker))
      const elsewhere = programme.elsewhere.filter((session) => hasSpeaker(session, speaker))
      return [
        ...overlappingPairs(own).map(orderedPair),
        ...own.flatMap((session) =>
          elsewhere.filter((other) => overlaps(session, other)).map((other) => ({ session, other })),
        ),
      ].map((pair) => violation(pair, speaker, programme))
    })
  },
})

interface Pair {
  session: Timed<ProgrammeSession>
  other: Timed<ProgrammeSession> | ElsewhereSession
}

function violation({ session, other }: Pair, { id, name }: ProgrammeSpeaker, { edition }: Programme): Violation {
  const index = session.participants.findIndex(({ speaker }) => speaker === id)
  const slot = inBothLanguages((language) => formatSlot(other, edition.timezone, language))
  const conflict = { kind: 'person', name: labelOf(name), other: { title: labelOf(other.title), slot } } as const
  return { ...placeIn('sessions', session, `participants.${index}.speaker`), message: conflictRefusal(conflict) }
}

const hasSpeaker = ({ participants }: Pick<ElsewhereSession, 'participants'>, { id }: ProgrammeSpeaker) =>
  participants.some(({ speaker }) => speaker === id)
