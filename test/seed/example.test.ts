import { expect, test } from 'vitest'
import { overlaps } from '../../src/domain/interval'
import { example } from '../../src/seed/example'
import { sessions2024 } from '../../src/seed/example/sessions-2024'
import { addressOf, type Reference } from '../../src/seed/seed-document'

const nameOf = ({ ref: { collection, address } }: Reference) => `${collection}/${address}`

test('each document has its own address and comes after those it refers to', () => {
  const created = new Set<string>()
  for (const document of example) {
    for (const reference of referencesIn([document.key, document.data])) expect(created).toContain(nameOf(reference))
    const name = `${document.collection}/${addressOf(document)}`
    expect(created).not.toContain(name)
    created.add(name)
  }
})

test('no room and no person has two sessions at the same time', () => {
  const slots = sessions2024.map(({ data }) => ({
    startsAt: String(data.startsAt),
    endsAt: String(data.endsAt),
    needs: referencesIn([data.room, data.participants]).map(nameOf),
  }))
  const conflicts = slots.flatMap((one, index) =>
    slots
      .slice(index + 1)
      .filter((other) => overlaps(one, other) && one.needs.some((need) => other.needs.includes(need))),
  )
  expect(conflicts).toEqual([])
})

test('a person is a public figure announced for 2024 or says « exemple »', () => {
  const names = example
    .filter(({ collection }) => collection === 'speakers' || collection === 'testimonials')
    .map(({ data }) => String(data.name))
  expect(names.filter((name) => !name.endsWith('(exemple)'))).toEqual(['Elisabeth Moreno', 'Michaël Delafosse'])
})

function referencesIn(value: unknown): Reference[] {
  if (typeof value !== 'object' || value === null) return []
  if ('ref' in value) return [value as Reference]
  return Object.values(value).flatMap(referencesIn)
}
