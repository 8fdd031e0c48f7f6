import { expect, test } from 'vitest'
import { pointsOf } from '../../src/admin/home/series-line'

const line = (...measures: [string, number][]) =>
  pointsOf(measures.map(([measuredOn, value]) => ({ measuredOn, value }))).map(({ x, y }) => [x, y])

test('time goes right by its length, values go up', () => {
  expect(line(['2024-01-01', 30], ['2020-01-01', 10], ['2022-01-01', 20])).toEqual([
    [0, 1],
    [expect.closeTo(0.5, 2), 0.5],
    [1, 0],
  ])
})

test('one measure stands in the middle, and so does a value that never changes', () => {
  expect(line(['2024-01-01', 30])).toEqual([[0.5, 0.5]])
  expect(line(['2023-01-01', 30], ['2024-01-01', 30])).toEqual([
    [0, 0.5],
    [1, 0.5],
  ])
})

test('of two measures of one day the last counts, and none is no line', () => {
  expect(
    pointsOf([
      { measuredOn: '2024-01-01', value: 1 },
      { measuredOn: '2024-01-01', value: 2 },
    ]),
  ).toMatchObject([{ value: 2 }])
  expect(line()).toEqual([])
})

test('negative values are values', () => {
  expect(line(['2023-01-01', -5], ['2024-01-01', 5])).toEqual([
    [0, 1],
    [1, 0],
  ])
})
