import type { Payload } from 'payload'
import type { SecondFactorPolicy } from '../../../src/domain/second-factor'

const OFFERED: SecondFactorPolicy = { roles: { admin: 'offered', editor: 'offered', contributor: 'offered' } }

/** Returns which roles may or must have a second factor, as the settings say. */
export const policyOf = ({ config }: Pick<Payload, 'config'>): SecondFactorPolicy =>
  (config.custom?.secondFactor as SecondFactorPolicy | undefined) ?? OFFERED
