// Runs in each page before its own scripts: reports its interactions and its layout shifts.
{
  const nameOf = (node) => {
    const element = node instanceof Element ? node : node?.parentElement
    if (!element) return ''
    const classes = Array.from(element.classList, (name) => `.${name}`)
    return [element.tagName.toLowerCase(), element.id && `#${element.id}`, ...classes].join('').slice(0, 80)
  }

  new PerformanceObserver((list) => {
    for (const {
      name,
      startTime,
      duration,
      processingStart,
      processingEnd,
      interactionId,
      target,
    } of list.getEntries()) {
      if (!interactionId) continue
      const times = { startTime, duration, processingStart, processingEnd }
      window.reportEvent({ name, id: `${performance.timeOrigin} ${interactionId}`, target: nameOf(target), ...times })
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })

  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, startTime: at, sources } of list.getEntries()) {
      if (hadRecentInput) continue
      window.reportShift({ page: performance.timeOrigin, at, value, moved: sources.map(({ node }) => nameOf(node)) })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
