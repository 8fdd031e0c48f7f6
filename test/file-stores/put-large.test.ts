import { expect, test } from 'vitest'
import { partBytes } from '../../src/file-stores/put-large'

const MEBIBYTE = 1024 * 1024

test.each([1, 100 * MEBIBYTE, 16_000 * MEBIBYTE, 16_000 * MEBIBYTE + 1, 5 * MEBIBYTE ** 2])(
  'a file of %s bytes has 1,000 parts at most, each of whole mebibytes and of 5 or more',
  (size) => {
    const part = partBytes(size)
    expect(Math.ceil(size / part)).toBeLessThanOrEqual(1_000)
    expect([part % MEBIBYTE, part >= 5 * MEBIBYTE]).toEqual([0, true])
  },
)
