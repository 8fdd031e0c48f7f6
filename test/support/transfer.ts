import type { Page } from 'playwright-core'

/** What a page took from the network: its bytes as they were transferred, headers included, by address. */
export interface Transfer {
  bytes: number
  /** The largest first. */
  responses: { url: string; bytes: number }[]
}

/** Counts what a page transfers from now on; what its cache answers counts nothing. */
export async function countTransfers(page: Page): Promise<() => Transfer> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const urls = new Map<string, string>()
  const responses: Transfer['responses'] = []
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    responses.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength })
  })
  return () => ({
    bytes: responses.reduce((sum, { bytes }) => sum + bytes, 0),
    responses: responses.toSorted((a, b) => b.bytes - a.bytes),
  })
}
