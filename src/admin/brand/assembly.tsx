const seats = [
  [3.5, 14.5],
  [6.1, 8.1],
  [12.5, 5.5],
  [18.9, 8.1],
  [21.5, 14.5],
] as const

/** Five seats in an arc around the one who speaks: an assembly seen from above. */
export function Assembly() {
  return (
    <svg aria-hidden="true" className="assises-mark" focusable="false" viewBox="0 0 25 25">
      {seats.map(([x, y]) => (
        <circle cx={x} cy={y} key={x} r="2.4" />
      ))}
      <circle cx="12.5" cy="16.5" r="4.5" />
    </svg>
  )
}
