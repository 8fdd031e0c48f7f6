import { revalidateTag } from 'next/cache'
import { Webhook } from 'standardwebhooks'

/** Receives the messages of a webhook of the CMS, and forgets what was made of the documents that they are about. */
export async function POST(request) {
  const body = await request.text()
  let message
  try {
    message = new Webhook(process.env.CMS_WEBHOOK_SECRET).verify(body, Object.fromEntries(request.headers))
  } catch {
    return new Response('This message is not signed with the secret of the webhook.', { status: 401 })
  }
  for (const tag of message.data.tags ?? []) revalidateTag(tag, { expire: 0 })
  return new Response(null, { status: 204 })
}
