/** The values of response headers, by name. */
export type PageHeaders = Readonly<Record<string, string>>

/** What has its version in its path. */
export const IMMUTABLE = 'public, max-age=31536000, immutable'

/** Everything else is looked up again each time: who withdraws must be gone at once. */
export const revalidated: PageHeaders = { 'Cache-Control': 'no-cache' }

export const sniffing: PageHeaders = { 'X-Content-Type-Options': 'nosniff' }
