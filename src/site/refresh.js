// For a preview beside a form: reloads the document each time the admin reports that it was saved.
const admin = window.opener ?? (window.parent === window ? undefined : window.parent)
let isStale = false
let isLoading = false

async function refresh() {
  isStale = true
  if (isLoading) return
  isLoading = true
  while (isStale) {
    isStale = false
    if (await show().catch(() => false)) continue
    // Tries again after an error of the server, or when it cannot be reached.
    isStale = true
    await new Promise((done) => setTimeout(done, 2_000))
  }
  isLoading = false
}

// Replaces only the parts that changed, so that the scroll position stays.
async function show() {
  const signal = AbortSignal.timeout(10_000)
  const answer = await fetch(location.href, { credentials: 'same-origin', cache: 'no-store', signal })
  if (answer.status >= 500) return false
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.title = fresh.title
  for (const selector of ['.preview-note', 'main']) {
    const [now, next] = [document.querySelector(selector), fresh.querySelector(selector)]
    if (now && next && now.innerHTML !== next.innerHTML) now.replaceChildren(...next.childNodes)
  }
  return true
}

if (admin) {
  const announceReady = () => admin.postMessage({ type: 'payload-live-preview', ready: true }, location.origin)
  // The form may load after this page: repeats the message until the form answers.
  const repeating = setInterval(announceReady, 500)
  window.addEventListener('message', ({ origin, data }) => {
    if (origin !== location.origin) return
    if (data?.type?.startsWith?.('payload-')) clearInterval(repeating)
    if (data?.type === 'payload-document-event') void refresh()
  })
  announceReady()
}
