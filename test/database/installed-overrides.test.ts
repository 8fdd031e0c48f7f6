import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const versionIn = (folder: string): string => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version

test('the installed packages are those of the overrides, without which transactions of MongoDB fail: run npm ci', () => {
  const { overrides } = JSON.parse(readFileSync('package.json', 'utf8'))
  // An override of one package only names no version.
  const everywhere = Object.entries(overrides).filter(([, version]) => typeof version === 'string')
  expect(everywhere.length).toBeGreaterThan(0)
  const installed = everywhere.map(([name]) => [name, versionIn(`node_modules/${name}`)])
  expect(Object.fromEntries(installed)).toEqual(Object.fromEntries(everywhere))
})
