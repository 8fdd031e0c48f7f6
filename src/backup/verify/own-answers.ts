import type { SanitizedConfig } from 'payload'
import type { Env } from '../../env'
import type { Answers } from '../answers'
import { serverAddress } from '../server-address'
import { listPublicSurfaces } from './public-surfaces'
import { answersAt, siteAt } from './read-answers'

/** Reads the public answers of the running site of these settings; `undefined` when no server answers. */
export async function ownAnswers(settings: Env, config: SanitizedConfig): Promise<Answers | undefined> {
  const address = { url: serverAddress(settings) }
  const ready = await fetch(`${address.url}/health/ready`).catch(() => undefined)
  if (!ready?.ok) return undefined
  return answersAt(address, await listPublicSurfaces(siteAt(config, address)))
}
