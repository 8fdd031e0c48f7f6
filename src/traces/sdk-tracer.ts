import { AsyncLocalStorage } from 'node:async_hooks'
import type { Tracer as SdkSpans, Span, SpanKind } from '@opentelemetry/api'
import type { Attributes, OpenSpan, SpanIds, SpanOptions, Tracer } from './trace'
import { formatTraceparent, parseTraceparent } from './traceparent'

type Api = typeof import('@opentelemetry/api')

/**
 * Makes spans with the SDK of OpenTelemetry, in a context of its own: in the global one, Next would add spans whose attributes have
 * addresses with their parameters.
 */
export class SdkTracer implements Tracer {
  readonly #current = new AsyncLocalStorage<Span>()

  constructor(
    private readonly spans: SdkSpans,
    private readonly api: Pick<Api, 'ROOT_CONTEXT' | 'SpanKind' | 'SpanStatusCode' | 'trace'>,
  ) {}

  start({ name, kind = 'internal', attributes, parent }: SpanOptions): OpenSpan {
    const span = this.spans.startSpan(name, { kind: this.#kinds[kind], attributes }, this.#contextOf(parent))
    const { ERROR } = this.api.SpanStatusCode
    return {
      set: (more: Attributes) => void span.setAttributes(more),
      fail: (reason) => void span.setAttribute('error.type', reason).setStatus({ code: ERROR }),
      end: () => span.end(),
      run: (work) => this.#current.run(span, work),
    }
  }

  current(): SpanIds | undefined {
    const ids = this.#current.getStore()?.spanContext()
    return ids && { traceId: ids.traceId, spanId: ids.spanId, traceparent: formatTraceparent(ids) }
  }

  get #kinds(): Record<NonNullable<SpanOptions['kind']>, SpanKind> {
    const { CLIENT, INTERNAL, SERVER } = this.api.SpanKind
    return { client: CLIENT, internal: INTERNAL, server: SERVER }
  }

  #contextOf(parent: string | undefined) {
    const { ROOT_CONTEXT, trace } = this.api
    const remote = parseTraceparent(parent)
    if (remote) return trace.setSpanContext(ROOT_CONTEXT, { ...remote, isRemote: true })
    const current = this.#current.getStore()
    return current ? trace.setSpan(ROOT_CONTEXT, current) : ROOT_CONTEXT
  }
}
