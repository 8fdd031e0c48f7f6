import { describe, expect, it } from 'vitest'
import { passwordProblem } from '../../src/domain/password'

describe('passwordProblem', () => {
  it.each([
    ['too short', 'Aa1!Aa1!Aa1', undefined, /au moins 12 caractères/],
    ['short although it takes many bytes', '🦊🦊🦊🐻🐻🐻', undefined, /au moins 12 caractères/],
    ['one character repeated', 'aaaaaaaaaaaaaaaa', undefined, /répété/],
    ['one piece repeated', 'abcabcabcabc', undefined, /répété/],
    ['one piece repeated whatever its case', 'AbcaBcabCABC', undefined, /répété/],
    ['a common word with a number', 'password1234', undefined, /en premier/],
    ['common words with a year', 'BienvenueParis2026', undefined, /en premier/],
    ['a common word with letters replaced', 'M0tDeP@$$e!!2024', undefined, /en premier/],
    ['a row of the French keyboard', 'azertyuiop12', undefined, /en premier/],
    ['a number', '0612345678901', undefined, /en premier/],
    ['a date in words', 'Samedi 14 juillet 2026', undefined, /en premier/],
    ['the e-mail inside', 'soleil-ELODIE-2024', 'elodie@exemple.fr', /adresse e-mail/],
  ])('refuses %s', (_, password, email, sentence) => {
    expect(passwordProblem(password, email)).toMatch(sentence)
  })

  it.each([
    ['a sentence', 'trois tournesols bleus', 'elodie@exemple.fr'],
    ['four words, one of them common', 'bateau chocolat violet crayon', undefined],
    ['random characters', 'kR7-x2Qm_9vZ', undefined],
    ['a local part too short to mean anything', 'trois tournesols bleus', 'to@exemple.fr'],
  ])('accepts %s', (_, password, email) => {
    expect(passwordProblem(password, email)).toBeUndefined()
  })
})
