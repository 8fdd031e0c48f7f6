import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restore } from '../../src/domain/exchange/cells/spreadsheet-text'
import { renderTable, renderTableSchema } from '../../src/feeds/formats/table'
import { hostileView, session, view } from './a-view'

/** The lines of a table as another library reads them. */
const read = (csv: string) =>
  parse(csv, { bom: true, columns: true, delimiter: ';', record_delimiter: '\r\n' }) as Record<string, string>[]

describe('programme.csv', () => {
  test('has one line a session, in the time of the edition', () => {
    expect(read(renderTable(view()))).toMatchObject([
      {
        id: session().guid,
        number: '1',
        day: '2024-05-21',
        start: '09:00',
        starts_at: '2024-05-21T09:00:00+02:00',
        title: 'Ouverture',
        status: 'scheduled',
        room: 'Salle Ada',
        people: 'Ada Exemple',
        url: 'https://cms.example.org/fr/editions/montpellier-2024/sessions/ouverture',
      },
    ])
  })

  test('is written for French spreadsheets', () => {
    expect(renderTable(view()).startsWith('\ufeffid;number;day;')).toBe(true)
  })

  test('has each text as it was and no formula, hostile ones included', () => {
    fc.assert(
      fc.property(hostileView, (hostile) => {
        const lines = read(renderTable(hostile))
        expect(lines.map(({ title = '' }) => restore(title))).toEqual(hostile.sessions.map(({ title }) => title.text))
        expect(lines.map(({ abstract = '' }) => restore(abstract))).toEqual(
          hostile.sessions.map(({ abstract }) => abstract?.text ?? ''),
        )
        for (const cell of lines.flatMap((line) => Object.values(line))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })

  test('has the columns of its Table Schema, in order', () => {
    const [header = ''] = renderTable(view()).replace('\ufeff', '').split('\r\n')
    const { fields, primaryKey, dialect } = JSON.parse(renderTableSchema(view()))
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(header.split(';'))
    expect([primaryKey, dialect.delimiter]).toEqual(['id', ';'])
  })
})
