import { createRequire } from 'node:module'
import Sqlite from 'libsql'
import { beforeEach, expect, test } from 'vitest'
import { reusePreparedStatements } from '../../src/database/prepared-statements'

let prepared: string[]
let connection: InstanceType<typeof Sqlite>

beforeEach(() => {
  prepared = []
  // A driver of its own, so that those of other tests do not change.
  class Driver extends Sqlite {
    override prepare(sql: string) {
      prepared.push(sql)
      return super.prepare(sql) as never
    }
  }
  reusePreparedStatements(Driver)
  connection = new Driver(':memory:')
  connection.exec('create table rooms (id text primary key, name text)')
})

const insert = 'insert into rooms (id, name) values (?, ?)'
const run = (sql: string, ...values: unknown[]) => connection.prepare(sql).run(...values)
const rows = (sql: string, ...values: unknown[]) =>
  connection
    .prepare(sql)
    .raw()
    .all(...values)

test('prepares a statement once and runs it with other values', () => {
  for (const id of ['a', 'b', 'c']) run(insert, id, `Salle ${id}`)
  expect(rows('select name from rooms where id = ?', 'b')).toEqual([['Salle b']])
  expect(rows('select name from rooms where id = ?', 'c')).toEqual([['Salle c']])
  expect(prepared).toEqual([insert, 'select name from rooms where id = ?'])
})

test('takes a query whose tables have other random aliases for the same', () => {
  run(insert, 'a', 'Salle a')
  const query = (alias: string) => `select rooms.id from rooms join rooms "${alias}" on "${alias}".id = rooms.id`
  for (const alias of ['56d1e4f0_b624_4f17_a731_df966b9df9f4', '15a7a36a_fcf5_4b25_8276_e24cd4d49fea'])
    expect(rows(query(alias))).toEqual([['a']])
  expect(prepared).toHaveLength(2)
})

test('two aliases of one query stay two', () => {
  run(insert, 'a', 'Salle a')
  run(insert, 'b', 'Salle b')
  const [first, second] = ['56d1e4f0_b624_4f17_a731_df966b9df9f4', '15a7a36a_fcf5_4b25_8276_e24cd4d49fea']
  const query = `select "${first}".id, "${second}".id from rooms "${first}", rooms "${second}" where "${first}".id < "${second}".id`
  expect(rows(query)).toEqual([['a', 'b']])
})

test('a refused statement is run again with other values, inside a transaction that commits', () => {
  run(insert, 'a', 'Salle a')
  connection.prepare('begin immediate').run()
  expect(() => run(insert, 'a', 'Salle double')).toThrow(/UNIQUE/)
  run(insert, 'b', 'Salle b')
  connection.prepare('commit').run()
  expect(rows('select id from rooms')).toEqual([['a'], ['b']])
})

test('a statement without rows refuses to return some each time', () => {
  for (const id of ['a', 'b']) {
    const statement = connection.prepare(insert)
    expect(() => statement.raw()).toThrow()
    statement.run(id, `Salle ${id}`)
  }
  expect(rows('select count(*) from rooms')).toEqual([[2]])
})

test('sees a column that was added', () => {
  run(insert, 'a', 'Salle a')
  const columns = () => connection.prepare('select * from rooms').columns().length
  expect(columns()).toBe(2)
  connection.prepare('alter table rooms add column floor text').run()
  expect(columns()).toBe(3)
  expect(rows('select * from rooms')).toEqual([['a', 'Salle a', null]])
})

test('a statement that was not used for long is prepared again', () => {
  for (let count = 1; count <= 101; count++) rows(`select ${count}`)
  rows('select 1')
  rows('select 101')
  expect(prepared).toHaveLength(102)
})

test('the client of Payload has the driver that is changed', () => {
  const from = (path: string) => createRequire(path)
  const adapter = from(import.meta.url).resolve('@payloadcms/db-sqlite')
  const client = from(adapter).resolve('@libsql/client')
  expect(from(client).resolve('libsql')).toBe(from(import.meta.url).resolve('libsql'))
})
