import { readFile } from 'node:fs/promises'
import { buildSchema, findBreakingChanges } from 'graphql'
import { CONTRACT_VERSION } from '../../contract/version'
import type { Check } from './command-check'

/** The contract as it was last released. */
const released = 'test/contract/released'

/**
 * Returns the check that compares the schema of GraphQL with the released one. A change that breaks a client is refused until
 * the first number of the contract version is higher, and CHANGELOG.md says « Contract 2.0.0 ».
 */
export const contractCheck: Check = {
  name: 'contract',
  run: async () => {
    const [before, after, description, changelog] = await Promise.all(
      [`${released}/schema.graphql`, 'src/schema.graphql', `${released}/openapi.json`, 'CHANGELOG.md'].map((path) =>
        readFile(path, 'utf8'),
      ),
    )
    const changes = findBreakingChanges(buildSchema(before ?? ''), buildSchema(after ?? ''))
    if (changes.length === 0) return null
    const { info } = JSON.parse(description ?? '') as { info: { version: string } }
    if (majorOf(CONTRACT_VERSION) > majorOf(info.version) && changelog?.includes(`Contract ${CONTRACT_VERSION}`))
      return null
    return [
      ...changes.map((change) => change.description),
      `These break clients of contract ${info.version}: raise the first number in src/contract/version.ts and write “Contract <version>” in CHANGELOG.md.`,
    ].join('\n')
  },
}

const majorOf = (version: string) => Number(version.split('.')[0])
