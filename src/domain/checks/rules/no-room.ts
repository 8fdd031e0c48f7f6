import { heldSessions } from '../held-sessions'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** A session without a room. Breaks and online editions need none. */
export const noRoom = defineRule({
  id: 'no-room',
  level: 'warns',
  title: { fr: 'Sans salle', en: 'Without a room' },
  foundWhen: 'a session has no room; a break needs none, nor does an edition that is online',
  find: (programme) => {
    if (programme.edition.attendance === 'online') return []
    return heldSessions(programme)
      .filter(({ room, format }) => !room && format !== 'break')
      .map((session) => ({
        ...placeIn('sessions', session, 'room'),
        message: {
          fr: 'Le public ne saura pas où aller. Choisissez une salle.',
          en: 'Nobody will know where to go. Choose a room.',
        },
      }))
  },
})
