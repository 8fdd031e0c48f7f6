import { heldSessions } from '../held-sessions'
import { isBlank } from '../long-text'
import { placeIn } from '../place'
import { defineRule } from '../rule'

/** An edition or a session without a French summary. Breaks need none. */
export const emptySummary = defineRule({
  id: 'empty-summary',
  level: 'warns',
  title: { fr: 'Résumé vide', en: 'Empty summary' },
  foundWhen: 'an edition, or a session that is no break, has no French summary',
  find: (programme) => [
    ...[programme.edition]
      .filter(({ summary }) => isBlank(summary.fr))
      .map((edition) => ({
        ...placeIn('editions', edition, 'summary'),
        message: {
          fr: 'La présentation de l’édition est vide. Dites en quelques phrases ce qui attend le public.',
          en: 'The summary of the edition is empty. Say in a few sentences what awaits the public.',
        },
      })),
    ...heldSessions(programme)
      .filter(({ format, abstract }) => format !== 'break' && isBlank(abstract.fr))
      .map((session) => ({
        ...placeIn('sessions', session, 'abstract'),
        message: {
          fr: 'Le résumé est vide. Dites en une ou deux phrases ce que le public y trouvera.',
          en: 'The abstract is empty. Say in one or two sentences what the public will find.',
        },
      })),
  ],
})
