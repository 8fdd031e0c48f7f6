/** What describes a span: never a value that somebody wrote, a token, an address of a person. */
export type Attributes = Record<string, boolean | number | string | undefined>

/** A part of the work of a request or of a job, with its place among the others. */
export interface SpanOptions {
  /** One of few names: traces are grouped by it. */
  name: string
  /** `server` answers a request, `client` waits for another program; `internal` is neither. */
  kind?: 'client' | 'internal' | 'server'
  attributes?: Attributes
  /** The `traceparent` of a parent in another thread or program; without it the current span is the parent. */
  parent?: string
}

/** A span that has begun. */
export interface OpenSpan {
  set(attributes: Attributes): void
  /** Marks the span as failed, for a reason of one word. */
  fail(reason: string): void
  end(): void
  /** Runs `work` as a part of this span. */
  run<Result>(work: () => Result): Result
}

/** The ids of the current span. */
export interface SpanIds {
  traceId: string
  spanId: string
  /** As the header of W3C Trace Context has them. */
  traceparent: string
}

/** What makes spans, while traces are on. */
export interface Tracer {
  start(options: SpanOptions): OpenSpan
  current(): SpanIds | undefined
}

// This module exists more than once in a thread, in the bundle of Next and around it: all copies use one tracer.
const key = Symbol.for('assises.tracer')
const shared: typeof globalThis & { [key]?: Tracer } = globalThis

/** Turns traces on in this thread; off without a tracer. */
export function setTracer(tracer: Tracer | undefined): void {
  shared[key] = tracer
}

/** Begins a span; `undefined` while traces are off. */
export const startSpan = (options: SpanOptions): OpenSpan | undefined => shared[key]?.start(options)

/** Does `work` as a span that ends with it, and has failed when it rejects. */
export async function traced<Result>(
  options: SpanOptions,
  work: (span?: Pick<OpenSpan, 'set'>) => Promise<Result>,
): Promise<Result> {
  const span = startSpan(options)
  if (!span) return work()
  try {
    return await span.run(() => work(span))
  } catch (error) {
    span.fail(reasonOf(error))
    throw error
  } finally {
    span.end()
  }
}

/** The `traceparent` of the current span, for what it asks of others; `undefined` outside of spans. */
export const currentTraceparent = (): string | undefined => shared[key]?.current()?.traceparent

/** The ids of the current trace as fields of a record of the log; none outside of spans. */
export function traceFields(): { trace_id?: string; span_id?: string } {
  const ids = shared[key]?.current()
  return ids ? { trace_id: ids.traceId, span_id: ids.spanId } : {}
}

// Never the message: it may repeat a value.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
