"""Who stands in for a party: mandates 委托代理, legal representatives 法定代理, legal aid 法律援助, succession 承继."""
