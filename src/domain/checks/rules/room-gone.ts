import { heldSessions } from '../held-sessions'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** A session in a room that the edition does not have. */
export const roomGone = defineRule({
  id: 'room-gone',
  level: 'blocks',
  title: { fr: 'Salle disparue', en: 'Room that is gone' },
  foundWhen: 'the room of a session is in the trash or belongs to another edition',
  find: (programme) => {
    const rooms = new Set(programme.rooms.map(({ id }) => id))
    return heldSessions(programme)
      .filter(({ room }) => room && !rooms.has(room))
      .map((session) => ({
        ...placeIn('sessions', session, 'room'),
        message: {
          fr: 'La salle choisie est à la corbeille ou appartient à une autre édition. Choisissez une salle de cette édition.',
          en: 'The chosen room is in the trash or belongs to another edition. Choose a room of this edition.',
        },
      }))
  },
})
