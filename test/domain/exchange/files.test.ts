import { describe, expect, test } from 'vitest'
import { textOfFile } from '../../../src/domain/exchange/file-text'
import { UnreadableFile } from '../../../src/domain/exchange/problem'
import { readAs } from './support'

const read = readAs

describe('the text of a file', () => {
  test.each([
    ['UTF-8', [0xc3, 0xa9, 0x74, 0xc3, 0xa9]],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x74, 0xc3, 0xa9]],
    ['Windows-1252', [0xe9, 0x74, 0xe9]],
    ['UTF-16 of « Texte Unicode »', [0xff, 0xfe, 0xe9, 0, 0x74, 0, 0xe9, 0]],
    ['big-endian UTF-16', [0xfe, 0xff, 0, 0xe9, 0, 0x74, 0, 0xe9]],
    ['UTF-16 without a mark', [0xe9, 0, 0x74, 0, 0xe9, 0]],
    ['MacRoman', [0x8e, 0x74, 0x8e]],
  ])('is read from %s', (_, bytes) => expect(textOfFile(Uint8Array.from(bytes)).text).toBe('été'))

  test('has the apostrophe and the euro sign of Windows-1252', () => {
    expect(textOfFile(Uint8Array.of(0x6c, 0x92, 0x80)).text).toBe('l’€')
  })

  test.each([
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0]],
    ['an image', [0xff, 0xd8, 0xff, 0xe0]],
    ['a PDF', [0x25, 0x50, 0x44, 0x46]],
    ['binary data', [0x61, 0, 0x62]],
    ['no bytes', []],
  ])('is refused for %s', (_, bytes) => expect(() => textOfFile(Uint8Array.from(bytes))).toThrow(UnreadableFile))
})

describe('a table', () => {
  test.each([
    ['semicolons', 'Titre;Places\nUn;2'],
    ['commas', 'Titre,Places\nUn,2'],
    ['tabs', 'Titre\tPlaces\nUn\t2'],
    ['quoted titles', '"Titre";"Places"\r\n"Un";"2"\r\n'],
    ['the separator that Excel announces', 'sep=;\r\nTitre;Places\r\nUn;2'],
    ['English titles', 'title;capacité\nUn;2'],
  ])('is read with %s', (_, text) => {
    expect(read(text).sessions).toMatchObject([{ row: 2, title: 'Un', capacity: 2 }])
  })

  test('has the line numbers of a spreadsheet', () => {
    const { sessions } = read('Titre;Résumé\n"Un";"a\nb"\n\nDeux;c')
    expect(sessions.map(({ row, abstract }) => [row, abstract])).toEqual([
      [2, 'a\nb'],
      [4, 'c'],
    ])
  })

  test('leaves out what is in a column that occurs twice or has no title, with a remark', () => {
    const { problems, sessions } = read('Titre;Title;Places\nUn;;2;3')
    expect(problems.map(({ row, level }) => [row, level])).toEqual([
      [1, 'loss'],
      [2, 'loss'],
    ])
    expect(sessions).toMatchObject([{ title: 'Un', capacity: 2 }])
  })

  test('ignores the numbers and slugs of another edition', () => {
    const { sessions, problems } = read('Édition;Numéro;Adresse de la page;Titre\nautre-2023;7;un;Un')
    expect(sessions[0]).not.toHaveProperty('number')
    expect(problems).toMatchObject([{ level: 'warning', row: 2, column: 'Édition' }])
    expect(read('Édition;Numéro;Titre\nici-2024;7;Un').sessions[0]).toMatchObject({ number: 7 })
  })

  test('is read in linear time when it is made to be slow', () => {
    const gap = ' '.repeat(100_000)
    const { problems } = read(`Titre;Jour;Début;Intervenants\nUn${gap}x;21${gap}05;9${gap}h;Ada${gap}(x`)
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual(
      expect.arrayContaining(['2 Titre', '2 Jour', '2 Début']),
    )
    const entry = { id: '1', title: `<p${gap}`, description: `${gap}<li`, startsAt: `2024${gap}T`, speakers: [] }
    const { sessions } = read(JSON.stringify({ sessions: [entry], speakers: [], rooms: [] }))
    expect(sessions).toMatchObject([{ row: 1, startsAt: undefined }])
    expect(() => read('['.repeat(4_000_000))).toThrow(UnreadableFile)
  })

  test('of people is recognised by its columns', () => {
    const { speakers, problems } = read(
      'Nom;Fonction;Liens\nAda Exemple;Ingénieure;https://www.linkedin.com/in/ada\n;x;',
    )
    expect(speakers).toMatchObject([{ name: 'Ada Exemple', links: [{ kind: 'linkedin' }] }])
    expect(problems).toMatchObject([{ row: 3, column: 'Nom' }])
  })
})
