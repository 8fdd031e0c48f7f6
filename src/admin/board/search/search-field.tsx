'use client'
import { useBoard } from '../board-context'
import type { Search } from './use-search'

/** The search field of the board: Enter shows the next match, with Shift the one before, Escape empties it. */
export function SearchField({ query, setQuery, status, step }: Search) {
  const { messages } = useBoard()
  return (
    <search className="board-search">
      <input
        aria-label={messages.search}
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape' && query !== '') setQuery('')
          else return
          event.preventDefault()
        }}
        placeholder={messages.searchShort}
        title={messages.search}
        type="search"
        value={query}
      />
      <p className="board-search__status" role="status">
        {status}
      </p>
    </search>
  )
}
