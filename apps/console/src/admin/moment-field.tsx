import { Field } from '../ui/field.tsx';

interface Props {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  fault?: string | undefined;
}

/** A moment on a clock in Beijing. */
export const MomentField = ({ label, name, value, onChange, fault }: Props) => (
  <Field label={label} name={name} fault={fault}>
    <input
      id={name}
      className="control"
      type="datetime-local"
      value={value}
      required
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);
