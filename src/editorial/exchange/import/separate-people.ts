import type { NamedPerson } from '../../../domain/exchange/cells/people'
import { option, type Questions } from '../../../domain/exchange/questions'

const between = /\s*(?:[,;/&+]|\s(?:et|and)\s)\s*/i
const SEVERAL = 'several'
const ONE = 'one'

/** Returns the people that a name stands for. A name such as « Ada B et Zoé C » is asked about. */
export function separatePeople(person: NamedPerson, row: number, questions: Questions): NamedPerson[] {
  const { name, sourceId, slug } = person
  const names = name.split(between).filter((part) => part.trim() !== '')
  if (names.length < 2 || sourceId || slug) return [person]
  const list = names.join(' | ')
  const options = [
    option(SEVERAL, { fr: `${names.length} personnes : ${list}`, en: `${names.length} people: ${list}` }),
    option(ONE, { fr: 'Une seule personne', en: 'One person' }),
  ]
  const about = { kind: 'person', value: name, row, options, suggestion: SEVERAL, isRequired: true } as const
  return questions.ask(about) === SEVERAL ? names.map((one) => ({ ...person, name: one.trim() })) : [person]
}
