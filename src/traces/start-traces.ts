import { setTimeout as wait } from 'node:timers/promises'
import type { Attributes } from '@opentelemetry/api'
import { log } from '../logs/log'
import { collectorState } from './collector-state'
import { ReportingExporter } from './reporting-exporter'
import { type SamplerName, samplerOf } from './sampler'
import { SdkTracer } from './sdk-tracer'
import { setTracer } from './trace'

/** How long a stop waits until the last spans have left, in milliseconds. */
const LAST_SPANS_MS = 2_000

/** The settings of OpenTelemetry that this application knows, by their standard names. */
export interface TraceSettings {
  OTEL_EXPORTER_OTLP_ENDPOINT?: string
  OTEL_EXPORTER_OTLP_HEADERS: Record<string, string>
  OTEL_EXPORTER_OTLP_TIMEOUT: number
  OTEL_TRACES_SAMPLER: SamplerName
  OTEL_TRACES_SAMPLER_ARG: number
  OTEL_SERVICE_NAME?: string
  OTEL_RESOURCE_ATTRIBUTES: Record<string, string>
}

/** Traces that are on in this thread. */
interface RunningTraces {
  /** Sends the last spans, for two seconds at most. */
  close(): Promise<void>
}

/** Turns traces on in this thread when `OTEL_EXPORTER_OTLP_ENDPOINT` says where they go; loads no module otherwise. */
export async function startTraces(settings: TraceSettings): Promise<RunningTraces | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = settings
  if (endpoint === undefined) return undefined
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/resources'),
  ])
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: settings.OTEL_EXPORTER_OTLP_HEADERS,
    timeoutMillis: settings.OTEL_EXPORTER_OTLP_TIMEOUT,
  })
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes(resourceOf(settings)),
    sampler: samplerOf(settings.OTEL_TRACES_SAMPLER, settings.OTEL_TRACES_SAMPLER_ARG, sdk),
    // Spans that nobody takes in time are dropped: they take some memory, and wait for nothing.
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new ReportingExporter(exporter, reportCollector) })],
  })
  setTracer(new SdkTracer(provider.getTracer('assises-cms'), api))
  return {
    close: async () => {
      setTracer(undefined)
      await Promise.race([provider.shutdown(), wait(LAST_SPANS_MS, undefined, { ref: false })])
    },
  }
}

const resourceOf = ({ OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES }: TraceSettings): Attributes => ({
  'service.name': 'assises-cms',
  ...OTEL_RESOURCE_ATTRIBUTES,
  ...(OTEL_SERVICE_NAME !== undefined && { 'service.name': OTEL_SERVICE_NAME }),
})

/** Logs that the collector no longer takes spans, or does again. Without its address, which may hold a token. */
function reportCollector(isUp: boolean, error?: Error): void {
  if (!collectorState.note(isUp)) return
  if (isUp) log('info', { event: 'traces', msg: 'The collector takes traces again.' })
  else log('warn', { event: 'traces', reason: reasonOf(error), msg: takesNone })
}

const takesNone =
  'The collector takes no traces: they are dropped until it does. Check OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS.'

function reasonOf(error: Error | undefined): string {
  const { code } = (error ?? {}) as { code?: number | string }
  return String(code ?? error?.name ?? 'unknown')
}
