import type { Sampler } from '@opentelemetry/sdk-trace'

/** The values of `OTEL_TRACES_SAMPLER`. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const
export type SamplerName = (typeof SAMPLERS)[number]

type Sdk = typeof import('@opentelemetry/sdk-trace')

/** Returns the sampler of a name; `ratio` is the part of the traces that it records, from 0 to 1. */
export function samplerOf(name: SamplerName, ratio: number, sdk: Sdk): Sampler {
  const alone = name.replace('parentbased_', '')
  const root = alone === 'always_off' ? new sdk.AlwaysOffSampler() : rootOf(alone, ratio, sdk)
  return alone === name ? root : new sdk.ParentBasedSampler({ root })
}

const rootOf = (name: string, ratio: number, sdk: Sdk): Sampler =>
  name === 'traceidratio' ? new sdk.TraceIdRatioBasedSampler(ratio) : new sdk.AlwaysOnSampler()
