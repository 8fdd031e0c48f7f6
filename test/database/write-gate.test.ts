import { expect, test } from 'vitest'
import { WriteGate } from '../../src/database/write-gate'

test('one holder at a time enters, in the order in which they asked', async () => {
  const gate = new WriteGate(1_000, () => new Error('late'))
  const entered: string[] = []
  const holders = ['a', 'b', 'c'].map(async (id) => {
    await gate.enter(id)
    entered.push(id)
    expect(gate.holder).toBe(id)
    await Promise.resolve()
    gate.leave(id)
  })
  await Promise.all(holders)
  expect(entered).toEqual(['a', 'b', 'c'])
  expect(gate.holder).toBeUndefined()
})

test('who waits for too long is refused, and those behind still enter', async () => {
  const gate = new WriteGate(20, () => new Error('late'))
  await gate.enter('a')
  await expect(gate.enter('b')).rejects.toThrow('late')
  const c = gate.enter('c')
  gate.leave('b')
  expect(gate.holder).toBe('a')
  gate.leave('a')
  await c
  expect(gate.holder).toBe('c')
})
