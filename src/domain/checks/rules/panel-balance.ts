import { SMALLEST_GROUP } from '../balance'
import { heldSessions } from '../held-sessions'
import { placeIn } from '../place'
import type { Programme, ProgrammeSession } from '../programme'
import { defineRule } from '../rule'

/**
 * A panel whose people all gave the same answer, as far as they gave one. The finding reveals neither the answer nor who
 * gave it.
 */
export const panelBalance = defineRule({
  id: 'panel-balance',
  level: 'informs',
  title: { fr: 'Équilibre des tables rondes', en: 'Balance of panels' },
  foundWhen: 'the people of a panel who said how they see themselves, three at least, all said the same',
  find: (programme) =>
    heldSessions(programme)
      .filter((session) => session.format === 'panel' && isOneSided(session, programme))
      .map((session) => ({
        ...placeIn('sessions', session, 'participants'),
        message: {
          fr: 'Les personnes de cette table ronde qui ont dit comment elles se déclarent se déclarent toutes de la même façon. Pensez peut-être à inviter d’autres voix.',
          en: 'The people of this panel who said how they see themselves all said the same. You might invite other voices.',
        },
      })),
})

function isOneSided({ participants }: ProgrammeSession, { speakers }: Programme): boolean {
  const people = new Set(participants.map(({ speaker }) => speaker))
  const declared = speakers.filter(({ id }) => people.has(id)).flatMap(({ declaredAs }) => declaredAs ?? [])
  return declared.length >= SMALLEST_GROUP && new Set(declared).size === 1
}
