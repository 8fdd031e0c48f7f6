import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inclusiveSuggestions } from '../../../src/domain/writing/inclusive'
import { peopleWords } from '../../../src/domain/writing/inclusive-words'
import { applied } from '../../../src/domain/writing/suggestion'

const first = (text: string) => inclusiveSuggestions(text)[0]

describe('inclusive writing', () => {
  test.each([
    ['Les participants sont accueillis.', 'participants', 'participantes et participants'],
    ['Développeurs, osez !', 'Développeurs', 'Développeuses et développeurs'],
    ['Rencontrez des experts du numérique', 'experts', 'expertes et experts'],
    ['Un atelier ouvert à tous', 'tous', 'toutes et tous'],
    ['Ceux qui hésitent encore', 'Ceux', 'Celles et ceux'],
    ["Pour les demandeurs d'emploi", "demandeurs d'emploi", 'demandeuses d’emploi et demandeurs d’emploi'],
    ['Les participant·es', 'participant·es', 'participantes et participants'],
    ['Les étudiant(e)s', 'étudiant(e)s', 'étudiantes et étudiants'],
    ['Les salarié.e.s', 'salarié.e.s', 'salariées et salariés'],
    ['Les formateur·rices', 'formateur·rices', 'formatrices et formateurs'],
  ])('%s: a pair of words is suggested', (text, found, pair) => {
    expect(first(text)).toMatchObject({ found, replacements: expect.arrayContaining([pair]) })
  })

  test('a neutral word is suggested beside the pair', () => {
    expect(first('les lycéens')?.replacements).toEqual(['lycéennes et lycéens', 'élèves de lycée'])
  })

  test.each([
    'Les participantes et participants',
    'Les participants et les participantes',
    'Toutes et tous : ouvert à tous et à toutes',
    'Celles et ceux qui hésitent',
    'des parcours professionnels',
    'La directrice et le développeur',
    'tous les jours, à tous les étages',
    'Spécialistes, élèves et bénévoles',
  ])('nothing is suggested in: %s', (text) => {
    expect(inclusiveSuggestions(text)).toEqual([])
  })

  test('a pair of words gets no suggestion', () => {
    fc.assert(
      fc.property(fc.constantFrom(...peopleWords), fc.nat(), ({ men }, choice) => {
        const text = `Nous invitons les ${men}.`
        const suggestion = first(text)
        if (!suggestion) throw new Error(`Nothing is suggested for ${men}.`)
        const replacement = suggestion.replacements[choice % suggestion.replacements.length] ?? ''
        expect(inclusiveSuggestions(applied(text, suggestion, replacement))).toEqual([])
      }),
    )
  })

  test('the range of a suggestion holds what it has found, in any text', () => {
    const bits = [
      'les participants',
      ' à tous ',
      'élu·es',
      'ceux qui',
      ' et celles',
      'étudiantes',
      '(e)s',
      "d'emploi",
      ' ',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 10 }), (parts) => {
        const text = parts.join('')
        for (const { start, end, found } of inclusiveSuggestions(text)) expect(text.slice(start, end)).toBe(found)
      }),
    )
  })
})
