import { useTranslation } from 'react-i18next';
import type { Figures } from '@/features/figures/api/get-escalation-report';
import styles from '@/features/figures/components/figures.module.css';
import { useFormat } from '@/lib/use-format';

/** The whole at a glance. */
export function Totals({ figures }: { figures: Figures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (part: number) => t('figures.ofAll', { share: format.percent(part / figures.opened) });
  const slowest = (ms: number | undefined) => ms !== undefined && t('figures.nineInTen', { time: format.duration(ms) });
  const time = (ms: number | undefined) => (ms === undefined ? t('figures.none') : format.duration(ms));
  const tiles = [
    { name: t('figures.opened'), value: format.number(figures.opened) },
    { name: t('figures.claimed'), value: format.number(figures.claimed), more: share(figures.claimed) },
    { name: t('figures.resolved'), value: format.number(figures.resolved), more: share(figures.resolved) },
    { name: t('figures.toClaim'), value: time(figures.claim_median_ms), more: slowest(figures.claim_p90_ms) },
    { name: t('figures.toResolve'), value: time(figures.resolve_median_ms), more: slowest(figures.resolve_p90_ms) },
  ];
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ name, value, more }) => (
        <div key={name} className={styles.tile}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong>
            {more && <span>{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
