import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const versionIn = (folder: string): string => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version

test('the installed packages are those of the overrides, without which transactions of MongoDB fail: run npm ci', () => {
  const { overrides } = JSON.parse(readFileSync('package.json', 'utf8'))
  const installed = Object.keys(overrides).map((name) => [name, versionIn(`node_modules/${name}`)])
  expect(Object.fromEntries(installed)).toEqual(overrides)
})
