import { read } from './cms'

export default async function Page() {
  const { docs } = await read('/api/editions?sort=-startsOn&select[title]=true&select[slug]=true', ['editions'])
  return (
    <ul>
      {docs.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ul>
  )
}
