import { deflateRawSync } from 'node:zlib'
import { writeOds } from 'hucre/ods'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { UnreadableFile } from '../../../src/domain/exchange/problem'
import { zipStored } from '../../../src/editorial/exchange/workbook/bounded-zip'
import { readWorkbook } from '../../../src/editorial/exchange/workbook/read-workbook'
import { writeWorkbook } from '../../../src/editorial/exchange/workbook/write-workbook'
import { readWorkbookAs } from './support'

const day = (date: string) => new Date(`${date}Z`)
const rows: CellValue[][] = [
  ['Titre', 'Jour', 'Début', 'Fin', 'Places', 'Résumé'],
  ['Élan', day('2024-05-21T00:00'), 0.395833333, '10h15', 80, 'Un\n\n- a\n- b'],
  [],
  ['Deux', null, day('2024-05-21T14:00'), null, null, '=1+1'],
]
const sheets = [{ name: 'Programme', rows }]

describe.each([
  ['xlsx', writeXlsx],
  ['ods', writeOds],
] as const)('a workbook in %s', (format, write) => {
  test('is read with the numbers of its rows, its days and its times', async () => {
    const { sessions, ...drafts } = await readWorkbookAs(await write({ sheets }))
    expect(drafts.format).toBe(format)
    expect(sessions).toMatchObject([
      { row: 2, title: 'Élan', startsAt: '2024-05-21T07:30:00.000Z', endsAt: '2024-05-21T08:15:00.000Z', capacity: 80 },
      { row: 4, title: 'Deux', startsAt: '2024-05-21T12:00:00.000Z', abstract: undefined },
    ])
  })

  test('that the export writes has the same cells, and no formula', async () => {
    const lines = [['=SALLE("1")', '+33 ; "citée"\nÀ la ligne', '09:30']]
    const file = await writeWorkbook(format, { titles: ['Titre', 'Résumé', 'Début'], lines })
    expect((await readWorkbook(file)).lines.map(({ cells }) => cells)).toEqual([
      ['Titre', 'Résumé', 'Début'],
      ['\'=SALLE("1")', '\'+33 ; "citée"\nÀ la ligne', '09:30'],
    ])
    expect(Buffer.from(file).includes('<f>')).toBe(false)
  })
})

/** Packs one file whose sizes are written as given. */
function archive(name: string, content: Uint8Array, declared = content.length): Uint8Array {
  const packed = deflateRawSync(content)
  const bytes = zipStored(new Map([[name, new Uint8Array(packed)]]))
  const view = new DataView(bytes.buffer)
  const central = 30 + name.length + packed.length
  for (const [method, size] of [
    [8, 22],
    [central + 10, central + 24],
  ] as const) {
    view.setUint16(method, 8, true)
    view.setUint32(size, declared, true)
  }
  return bytes
}
const ods = (table: string) =>
  archive('content.xml', Buffer.from(`<office:body><office:spreadsheet>${table}</office:spreadsheet></office:body>`))

describe('a hostile workbook', () => {
  test.each([
    ['unpacks to 200 MB', archive('content.xml', Buffer.alloc(200_000_000, 'x'))],
    ['lies about its size', archive('content.xml', Buffer.alloc(200_000_000, 'x'), 10)],
    ['is cut off', archive('content.xml', Buffer.from('<a/>')).subarray(0, 40)],
    ['is another archive', archive('lisez-moi.txt', Buffer.from('bonjour'))],
    ['is no workbook inside', archive('xl/workbook.xml', Buffer.from('<a>'))],
  ])('is refused when it %s', async (_, bytes) => {
    await expect(readWorkbook(bytes)).rejects.toThrow(UnreadableFile)
  })

  test('repeats rows and cells without end in bounded memory', async () => {
    const cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    const { lines } = await readWorkbook(
      ods(`<table:table><table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row></table:table>`),
    )
    expect([lines.length, lines[0]?.cells.length]).toEqual([5_100, 101])
  })

  test('has far corners without a grid between them', async () => {
    const far: CellValue[][] = Array.from({ length: 3 })
    far[0] = ['Titre']
    far[1] = ['Un']
    far[2] = Object.assign(Array.from<CellValue>({ length: 16_000 }).fill(null), { 15999: 'loin' })
    expect((await readWorkbook(await writeXlsx({ sheets: [{ name: 'x', rows: far }] }))).lines).toMatchObject([
      { cells: ['Titre'] },
      { cells: ['Un'] },
    ])
  })
})
