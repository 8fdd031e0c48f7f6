import { expect, test } from 'vitest'
import { pointsOf } from '../../src/admin/home/series-line'

const line = (...measures: [string, number][]) =>
  pointsOf(measures.map(([measuredOn, value]) => ({ measuredOn, value }))).map(({ x, y }) => [x, y])

test('points are placed from left to right by time, from bottom to top by value', () => {
  expect(line(['2024-01-01', 30], ['2020-01-01', 10], ['2022-01-01', 20])).toEqual([
    [0, 1],
    [expect.closeTo(0.5, 2), 0.5],
    [1, 0],
  ])
})

test('a single measure is in the middle, and so is a value that never changes', () => {
  expect(line(['2024-01-01', 30])).toEqual([[0.5, 0.5]])
  expect(line(['2023-01-01', 30], ['2024-01-01', 30])).toEqual([
    [0, 0.5],
    [1, 0.5],
  ])
})

test('the last of two measures of one day is used, and no measures give no points', () => {
  expect(
    pointsOf([
      { measuredOn: '2024-01-01', value: 1 },
      { measuredOn: '2024-01-01', value: 2 },
    ]),
  ).toMatchObject([{ value: 2 }])
  expect(line()).toEqual([])
})

test('negative values are placed too', () => {
  expect(line(['2023-01-01', -5], ['2024-01-01', 5])).toEqual([
    [0, 1],
    [1, 0],
  ])
})
