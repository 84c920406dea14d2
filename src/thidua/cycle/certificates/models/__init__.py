"""Designs, batches and the certificates of the gold book."""

from thidua.cycle.certificates.models.batches import Batch
from thidua.cycle.certificates.models.certificates import Certificate
from thidua.cycle.certificates.models.designs import CertificateDesign

__all__ = ["Batch", "Certificate", "CertificateDesign"]
