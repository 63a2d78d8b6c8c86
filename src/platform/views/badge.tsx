/** A short mark beside a name, such as "Capacity to support": the Ministry of Justice's badge. */
export const Badge = ({ text }: { text: string }) => <span class="moj-badge">{text}</span>
