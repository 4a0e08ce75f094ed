/** What will follow, a line for each; lines that do not apply are left out. */
export function Follows({ title, lines }: { title: string; lines: readonly (string | false | null)[] }) {
  return (
    <div className="note">
      <strong>{title}</strong>
      <ul>
        {lines
          .filter((line): line is string => Boolean(line))
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
    </div>
  );
}
