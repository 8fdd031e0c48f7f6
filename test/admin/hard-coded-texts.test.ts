import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hardCodedTexts } from '../../src/admin/french/hard-coded-texts'

// One that a new version of a library no longer writes is removed from the list.
test.each(hardCodedTexts)('$source.0 still writes $source.1', ({ source: [file, excerpt] }) => {
  expect(readFileSync(`node_modules/${file}`, 'utf8')).toContain(excerpt)
})
