import { endsBeforeStart } from '../../schedule/messages'
import { isTimed } from '../../schedule/session'
import { heldSessions } from '../held-sessions'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** A session that does not end after it starts. */
export const wrongTimes = defineRule({
  id: 'wrong-times',
  level: 'blocks',
  title: { fr: 'Horaire impossible', en: 'Impossible time' },
  foundWhen: 'a session does not end after it starts',
  find: (programme) =>
    heldSessions(programme)
      .filter((session) => session.startsAt && session.endsAt && !isTimed(session))
      .map((session) => ({ ...placeIn('sessions', session, 'endsAt'), message: endsBeforeStart })),
})
