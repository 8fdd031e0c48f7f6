import { isTitleOfCopy } from '../../title-of-copy'
import { heldSessions } from '../held-sessions'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** A session without a start or an end. */
export const noTime = defineRule({
  id: 'no-time',
  level: 'blocks',
  title: { fr: 'Sans horaire', en: 'Without a time' },
  foundWhen: 'a session has no start or no end: it is still “à placer”',
  find: (programme) =>
    heldSessions(programme)
      .filter(({ startsAt, endsAt }) => !startsAt || !endsAt)
      .map((session) => ({
        ...placeIn('sessions', session, session.startsAt ? 'endsAt' : 'startsAt'),
        message: isTitleOfCopy(session.title.fr ?? session.title.en) ? ofCopy : ofSession,
      })),
})

const ofSession = {
  fr: 'Cette session est encore à placer. Donnez-lui une heure de début et de fin, ou mettez-la à la corbeille.',
  en: 'This session still has to be placed. Give it a start and an end, or put it in the trash.',
}

const ofCopy = {
  fr: 'Cette copie est encore à placer. Donnez-lui un titre, une heure de début et de fin, ou mettez-la à la corbeille si vous n’en avez plus besoin.',
  en: 'This copy still has to be placed. Give it a title, a start and an end, or put it in the trash if you no longer need it.',
}
