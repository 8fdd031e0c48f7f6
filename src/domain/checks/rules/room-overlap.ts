import { inBothLanguages } from '../../bilingual'
import { formatSlot } from '../../format-slot'
import { overlappingPairs } from '../../schedule/conflicts'
import { conflictRefusal } from '../../schedule/messages'
import { timedSessions } from '../held-sessions'
import { labelOf } from '../label'
import { orderedPair } from '../ordered-pair'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** Two sessions in one room at the same time. One finding for each pair. */
export const roomOverlap = defineRule({
  id: 'room-overlap',
  level: 'blocks',
  title: { fr: 'Deux sessions dans la même salle', en: 'Two sessions in one room' },
  foundWhen: 'two sessions need one room at the same time',
  find: (programme) => {
    const sessions = timedSessions(programme)
    const { timezone } = programme.edition
    return programme.rooms.flatMap(({ id, name }) =>
      overlappingPairs(sessions.filter(({ room }) => room === id)).map((pair) => {
        const { session, other } = orderedPair(pair)
        const slot = inBothLanguages((language) => formatSlot(other, timezone, language))
        const conflict = { kind: 'room', name: labelOf(name), other: { title: labelOf(other.title), slot } } as const
        return { ...placeIn('sessions', session, 'room'), message: conflictRefusal(conflict) }
      }),
    )
  },
})
