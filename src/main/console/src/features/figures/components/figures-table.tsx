import { useTranslation } from 'react-i18next';
import { DataTable } from '@/components/data-table';
import { Meter } from '@/components/meter';
import { Section } from '@/components/section';
import type { Figures } from '@/features/figures/api/get-escalation-report';
import styles from '@/features/figures/components/figures.module.css';
import { useFormat } from '@/lib/use-format';

interface Props {
  title: string;
  /** What the rows are. */
  first: string;
  rows: Figures[];
  /** How many were opened in all. */
  total: number;
  nameOf: (row: Figures) => string;
}

/** The same figures for each part, the largest first. */
export function FiguresTable({ title, first, rows, total, nameOf }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = (median: number | undefined, p90: number | undefined) =>
    median === undefined ? (
      <span className={styles.faint}>{t('figures.none')}</span>
    ) : (
      <>
        {format.duration(median)} {p90 !== undefined && <span className={styles.faint}>{t('figures.upTo', { time: format.duration(p90) })}</span>}
      </>
    );
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <DataTable
        label={title}
        rows={rows.toSorted((one, other) => other.opened - one.opened)}
        keyOf={(it) => it.key ?? ''}
        columns={[
          { name: first, isHead: true, cell: nameOf },
          {
            name: t('figures.opened'),
            cell: (it) => (
              <span className={styles.count}>
                {format.number(it.opened)}
                <Meter aria-hidden="true" max={total} value={it.opened} />
              </span>
            ),
          },
          { name: t('figures.claimed'), cell: (it) => format.number(it.claimed) },
          { name: t('figures.resolved'), cell: (it) => format.number(it.resolved) },
          { name: t('figures.toClaim'), cell: (it) => time(it.claim_median_ms, it.claim_p90_ms) },
          { name: t('figures.toResolve'), cell: (it) => time(it.resolve_median_ms, it.resolve_p90_ms) },
        ]}
      />
    </Section>
  );
}
